import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { explainFailure } from '../failures.js';

/** A command of the built product: its words are parsed strictly, a failure ends with what to do and exit code 1. */
export async function command(
  usage: string,
  options: NonNullable<ParseArgsConfig['options']>,
  work: (given: { values: Record<string, string | boolean | undefined>; words: string[] }) => Promise<void>,
): Promise<void> {
  try {
    const all = { ...options, help: { type: 'boolean' as const } };
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true });
    const given = values as Record<string, string | boolean | undefined>;
    if (given.help) process.stdout.write(`${usage.trim()}\n`);
    else await work({ values: given, words: positionals });
  } catch (error) {
    if ((error as { code?: unknown }).code?.toString().startsWith('ERR_PARSE_ARGS'))
      process.stderr.write(`✗ ${(error as Error).message}\n\n${usage.trim()}\n`);
    else explainFailure(error);
    process.exitCode = 1;
  }
}
