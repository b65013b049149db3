import { readFileSync, writeFileSync } from 'node:fs';

/** What the gate asks this child process. */
export const question = <Question>(): Question =>
  JSON.parse(readFileSync(process.env['BOUNDARIES_QUESTION'] ?? '', 'utf8')) as Question;

/** Says it to the gate, and ends: whatever the repository's code has left running goes with the process. */
export function answer(value: unknown): never {
  writeFileSync(process.env['BOUNDARIES_ANSWER'] ?? '', JSON.stringify(value));
  process.exit(0);
}
