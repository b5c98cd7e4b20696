#!/usr/bin/env node
'use strict';

// Node 22 and newer keep what they compiled; Node 20 has no such function.
require('node:module').enableCompileCache?.();

// A full disk, or a mistake in errs itself.
process.on('uncaughtException', (error) => require('../dist/app/uncaught.cjs').sayUncaught(error));

const argv = process.argv.slice(2);
const home = `${__dirname}/../dist/app/`;

// The scripts of `errs completion` ask this while somebody types.
if (argv[0] === '--complete') require('../dist/app/complete.cjs').answerCompletion(argv.slice(1), home);
else
  require('../dist/app/quick.cjs')
    .quick(argv, home)
    .then(async (isAnswered) => {
      if (isAnswered) return;
      const { main } = await import('../dist/app/main.js');
      await main(argv, require('node:url').pathToFileURL(`${__dirname}/../package.json`).href);
    });
