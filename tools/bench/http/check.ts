import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../../runner/refusal.ts';
import type { ServerProcess } from '../stage/server-process.ts';
import type { Stage } from '../stage/stage.ts';
import { Wire } from '../stage/wire.ts';
import type { Message } from '../stage/wire.ts';
import { ask, differences } from './answers.ts';
import { contenders, letters } from './contenders.ts';
import type { Letter } from './contenders.ts';
import { works } from './works.ts';
import type { Work } from './works.ts';

export type Servers = Readonly<Record<Letter, ServerProcess>>;

/** To PostgreSQL and back, by the key of the work. */
export type RoundTrips = Record<Work['key'], number>;

const mend = 'Mend the server in tools/bench/http/servers that differs';
let asked = 0;
const nextNumber = () => `check${String(asked++).padStart(3, '0')}`;

/** @throws Refusal when a server answers anything else than Bulkhead: its figures would mean nothing */
export async function compareAnswers(stage: Stage, servers: Servers): Promise<{ says: string }> {
  for (const work of works) {
    const [request] = work.requests(stage.world);
    if (!request) throw new RangeError(`${work.key} asks for nothing`);
    const wanted = await ask(servers.d.target, request, nextNumber());
    if (!work.isWhole(wanted.body as Record<string, unknown>))
      throw new Refusal(`${work.key}: Bulkhead answered ${JSON.stringify(wanted).slice(0, 500)}`, mend);
    for (const letter of letters) {
      const found = differences(wanted, await ask(servers[letter].target, request, nextNumber()), work.fresh);
      if (found.length > 0)
        throw new Refusal(`${work.key}: (${letter}) does not answer as Bulkhead does\n${found.join('\n')}`, mend);
    }
  }
  return { says: `${letters.length} servers answer ${works.length} kinds of requests alike, member by member` };
}

/** @throws Refusal when (a) does not send PostgreSQL the very messages that Bulkhead sends */
export async function compareStatements(stage: Stage): Promise<{ says: string; roundTrips: RoundTrips }> {
  const port = stage.cluster.server.cluster.port;
  const wires = { a: await Wire.start(port), d: await Wire.start(port) };
  const roundTrips: RoundTrips = { 'sign-in': 0, get: 0, list: 0, create: 0 };
  try {
    const servers = {
      a: await stage.start(contenders.a, wires.a.port),
      d: await stage.start(contenders.d, wires.d.port),
    };
    for (const work of works) roundTrips[work.key] = await compareOne(stage, work, servers, wires);
    for (const server of Object.values(servers)) await server.stop();
    const counts = works.map(({ key }) => `${key} ${roundTrips[key]}`);
    return { says: `(a) sends what Bulkhead sends; round trips: ${counts.join(', ')}`, roundTrips };
  } finally {
    for (const wire of Object.values(wires)) wire.stop();
  }
}

type Pair<T> = Readonly<Record<'a' | 'd', T>>;

/** What a server does beside requests now and then passes the wire too, so a difference must last to count. */
const TRIES = 5;

async function compareOne(stage: Stage, work: Work, servers: Pair<ServerProcess>, wires: Pair<Wire>): Promise<number> {
  const [request] = work.requests(stage.world);
  const sent = async (letter: 'a' | 'd') => {
    wires[letter].take();
    if (request) await ask(servers[letter].target, request, nextNumber());
    await delay(50);
    const messages = wires[letter].take().filter(({ login }) => login !== 'bulkhead_kernel');
    return messages;
  };
  for (let tries = TRIES; ; tries--) {
    const [a, d] = [await sent('a'), await sent('d')];
    const difference = firstDifference(a.map(textOf), d.map(textOf));
    if (difference === null) return d.filter(({ pipelined }) => !pipelined).length;
    if (tries > 0) continue;
    throw new Refusal(
      `${work.key}: (a) does not send what Bulkhead sends; ${difference}`,
      'Bring tools/bench/http/servers/same-sql to what Bulkhead sends by now',
    );
  }
}

const textOf = ({ login, pipelined, text }: Message) => `${login}${pipelined ? ', without waiting' : ''}: ${text}`;

/** Where (a) leaves the way of Bulkhead; null when it never does. */
export function firstDifference(a: readonly string[], d: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(a.length, d.length) }, (_, index) => index).find((it) => a[it] !== d[it]);
  if (at === undefined) return null;
  const told = (texts: readonly string[]) => texts[at] ?? 'nothing more';
  return `message ${at + 1} of ${d.length}:\n  Bulkhead  ${told(d)}\n  (a)       ${told(a)}`;
}
