#!/usr/bin/env node
'use strict';

// Node 22 and newer keep what they compiled; Node 20 has no such function.
require('node:module').enableCompileCache?.();

const { quick } = require('../dist/app/quick.cjs');

const argv = process.argv.slice(2);
quick(argv, `${__dirname}/../dist/app/`).then(async (isAnswered) => {
  if (isAnswered) return;
  const { main } = await import('../dist/app/main.js');
  await main(argv, require('node:url').pathToFileURL(`${__dirname}/../package.json`).href);
});
