#!/usr/bin/env node
import { main } from '../commands/main.ts';

// npm names the script that runs: the line that a failure ends with is then the one that was typed.
const script = process.env['npm_lifecycle_event'];
const command = script === 'boundaries' ? 'npm run boundaries --' : 'bulkhead-boundaries';

process.exitCode = await main(
  process.argv.slice(2),
  { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
  command,
);
