import { existsSync } from 'node:fs';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { run as runTests } from './test.ts';

interface Harness {
  readonly proves: string;
  /** Of the long form, on two cores that nobody else uses. */
  readonly takes: string;
  readonly spec?: string;
}

/** One spec each, in apps/api/test/faults unless it says so. */
export const harnesses: Readonly<Record<string, Harness>> = {
  crash: { proves: 'kill -9 of API, worker and PostgreSQL under load loses and doubles nothing', takes: '65 min' },
  engine: {
    proves: 'kill -9 at each step of an event, 300 times, loses nothing, and has each effect once',
    takes: '6 min',
    spec: 'libs/shared/events/crash.spec.ts',
  },
  rolling: { proves: 'processes are replaced in turn under load, and no request fails', takes: '15 min' },
  repeats: {
    proves: 'a key has one effect, whoever hangs up, asks again or dies',
    takes: '20 min',
    spec: 'apps/api/test/repeats.e2e-spec.ts',
  },
  partial: { proves: 'a database that is slow, silent, full or locked is answered in time', takes: '20 min' },
  overload: { proves: 'five times the load that it bears is served or refused at once', takes: '10 min' },
  failover: { proves: 'a primary that fails over to its replica is followed', takes: '5 min' },
  outward: { proves: 'what lies outside may be slow, refuse or be gone', takes: '5 min' },
  roles: { proves: 'several API and worker processes share one database', takes: '5 min' },
  malformed: { proves: 'malformed requests get a problem that tells nothing', takes: '20 min' },
  'valid-calls': { proves: 'every answer to a valid call matches the document', takes: '10 min' },
  'log-safety': { proves: 'no secret reaches logs, problems or metrics', takes: '5 min' },
  agreement: {
    proves: 'an SDK by itself, the server and the product itself answer 10,000 users alike',
    takes: '5 min',
    spec: 'libs/modules/flags/flags.agreement.spec.ts',
  },
  'own-flags': {
    proves: 'a flag that is turned is seen by another instance within a second, 100 times',
    takes: '3 min',
    spec: 'apps/api/test/flags/own-flags.e2e-spec.ts',
  },
};
const specOf = (name: string) => harnesses[name]?.spec ?? `apps/api/test/faults/${name}.e2e-spec.ts`;
const names = Object.keys(harnesses).filter((name) => existsSync(inRoot(specOf(name))));
const width = Math.max(...names.map(({ length }) => length));
const lines = Object.entries(harnesses)
  .filter(([name]) => names.includes(name))
  .map(([name, { proves, takes }]) => `  ${name.padEnd(width)}  ${proves} (${takes})`);

export const help = `
npm run faults [-- <name> …]   the long forms of the tests that break things on purpose, one after another

${lines.join('\n')}

Each prints its figures, and its bounds in time hold on two cores that nobody else uses. Words from the first one that begins
with - are handed to Jest: npm run faults -- crash -t worker. The short forms are a part of npm test.
`;
export const mend = 'npm run faults -- --help';

/** The specs are those of `npm test`, so that the long form proves the same. @returns the exit code */
export function run(words: string[]): Promise<number> {
  const end = words.findIndex((word) => word.startsWith('-'));
  const [asked, options] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const stranger = asked.find((name) => !names.includes(name));
  if (stranger) throw new Refusal(`There is no harness ${stranger}`, mend);
  process.env.FAULTS = 'long';
  return runTests([...(asked.length > 0 ? asked : names).map(specOf), '--runInBand', ...options]);
}
