#!/usr/bin/env node
import module from 'node:module';

// Node 22 and newer keep what they compiled; Node 20 has no such function.
module.enableCompileCache?.();
const { quick } = await import('../dist/app/quick.js');
const argv = process.argv.slice(2);
if (!(await quick(argv, new URL('../dist/app/', import.meta.url)))) {
  const { main } = await import('../dist/app/main.js');
  await main(argv, import.meta.url);
}
