#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { remembered } from '../cache/answers.ts';

// Node keeps what it has compiled, that of the processes that are started from here too: half of a short run is to load.
const { directory } = enableCompileCache();
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] ??= directory;

const io = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

// Compilers are loaded by who has to judge: most runs only have to see that nothing has changed.
const answer = remembered(process.argv.slice(2), io, async (words, to) => {
  const { main } = await import('../commands/main.ts');
  return main(words, to);
});

/** A gate that cannot even load has found nothing. */
process.exitCode = await answer.catch((error: unknown) => {
  io.err(
    `cannot judge: ${String(error instanceof Error ? error.stack : error)}\nRun npm ci, and report it if it stays.\n`,
  );
  return 2;
});
