import { run as runTests } from './test.ts';

export const help = `
npm run faults   the long forms of tests that break things on purpose

  repeats   1,000 idempotency keys, each sent by 5 clients at once who hang up and ask again; 5 kills at each point
REPEATS_KEYS and REPEATS_KILLS set other numbers. Figures are printed while it runs.
`;
export const mend = 'npm test -- repeats';

const long = { REPEATS_KEYS: '1000', REPEATS_KILLS: '5' };

/** The specs are those of `npm test`, so that the long form proves the same. @returns the exit code */
export function run(): Promise<number> {
  for (const [name, value] of Object.entries(long)) process.env[name] ??= value;
  return runTests(['apps/api/test/repeats']);
}
