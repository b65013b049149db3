import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../../runner/places.ts';
import { Refusal } from '../../runner/refusal.ts';
import { Stages } from '../../runner/stages.ts';
import { contenders } from '../http/contenders.ts';
import type { Letter } from '../http/contenders.ts';
import { openHttpStage } from '../http/http.ts';
import { works } from '../http/works.ts';
import type { Work } from '../http/works.ts';
import { LoadGenerator } from '../load/generator.ts';
import type { Outcome } from '../load/outcome.ts';
import { cpuNanoseconds } from '../machine/usage.ts';
import type { ServerProcess } from '../stage/server-process.ts';
import type { Stage } from '../stage/stage.ts';
import { selfTimes, sums } from './cpu-profile.ts';

const WARM_MS = 6_000;
const RECORDED_MS = 8_000;
const OWNERS = 25;
const FUNCTIONS = 45;

/** Runs one server under load and prints where its time goes. @param words the work, and a letter for another server */
export async function profile(words: readonly string[]): Promise<number> {
  const work = works.find(({ key }) => key === words[0]);
  const letter = (words[1] ?? 'd') as Letter;
  if (!work || !(letter in contenders)) {
    const keys = works.map(({ key }) => key).join(', ');
    throw new Refusal(
      `What to profile is one of ${keys}; then one of ${Object.keys(contenders).join(', ')}`,
      'npm run bench -- profile get',
    );
  }
  const stages = new Stages();
  const stage = await openHttpStage(stages);
  const generator = new LoadGenerator();
  try {
    const server = await stage.start(contenders[letter]);
    const load = loadOf(stage, generator, server, work);
    await stages.run('warm', async () => ({ says: rate(await load(WARM_MS)) }));
    const { file, requests, nanoseconds } = await stages.run('profile', () =>
      record(server, load, `${work.key}-${letter}`),
    );
    print(file, requests, nanoseconds);
    return 0;
  } finally {
    generator.stop();
    await stage.close();
  }
}

type Load = (milliseconds: number) => Promise<Outcome>;

function loadOf(stage: Stage, generator: LoadGenerator, { target }: ServerProcess, work: Work): Load {
  let first = 0;
  return async (milliseconds) => {
    const loop = { kind: 'closed' as const, connections: work.connections, milliseconds };
    const outcome = await generator.run({ target, requests: work.requests(stage.world), first, loop });
    first += outcome.sent;
    if (outcome.firstFailure !== null)
      throw new Refusal(`A request was answered ${outcome.firstFailure}`, 'npm run bench -- profile get');
    return outcome;
  };
}

async function record(server: ServerProcess, load: Load, name: string) {
  const folder = join(stateFolder, 'profiles');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.cpuprofile`);
  const before = cpuNanoseconds(server.pid);
  const plain = await load(RECORDED_MS);
  const nanoseconds = (cpuNanoseconds(server.pid) - before) / plain.latencies.length;
  await server.profile('start');
  const outcome = await load(RECORDED_MS);
  await server.profile('stop', file);
  return { file, nanoseconds, requests: outcome.latencies.length, says: rate(outcome) };
}

const rate = ({ latencies, seconds }: Outcome) =>
  `${latencies.length} requests, ${Math.round(latencies.length / seconds)} a second`;

function print(file: string, requests: number, nanoseconds: number): void {
  const times = selfTimes(file);
  const total = times.reduce((sum, { microseconds }) => sum + microseconds, 0);
  const row = (microseconds: number, text: string) =>
    `${(microseconds / requests).toFixed(1).padStart(8)} µs ${((microseconds / total) * 100).toFixed(1).padStart(5)} %  ${text}`;
  const owners = (by: 'owner' | 'client') =>
    sums(times, by)
      .slice(0, OWNERS)
      .map(([name, microseconds]) => row(microseconds, name));
  const rows = [
    `\nCPU of the process, not recording: ${(nanoseconds / 1000).toFixed(0)} µs a request`,
    `Main thread, recording: ${(total / requests).toFixed(0)} µs a request; self time a request, by whose code it is:`,
    ...owners('owner'),
    '\nThe same, with Node and V8 counted to the package or job that had it done:',
    ...owners('client'),
    '\nBy function, and who had it done:',
    ...times.slice(0, FUNCTIONS).map(({ client, place, microseconds }) => row(microseconds, `${place}  [${client}]`)),
    `\n${file} opens in Chrome's DevTools, speedscope and VS Code`,
  ];
  process.stdout.write(`${rows.join('\n')}\n`);
}
