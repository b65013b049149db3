import { refuseUnsound } from '../../http/measure.ts';
import { median } from '../../http/figures.ts';
import type { LoadGenerator } from '../../load/generator.ts';
import type { LoadRequest } from '../../load/requests.ts';
import { cpuNanoseconds } from '../../machine/usage.ts';
import type { ServerProcess } from '../../stage/server-process.ts';
import type { World } from '../../stage/world.ts';
import { entriesPath } from './check.ts';

const CONNECTIONS = 8;

export interface Pace {
  readonly warm: number;
  readonly rounds: number;
  readonly block: number;
}

/** CPU a request of two servers that were asked in turns, one of few modules and one of many. */
export interface Compared {
  readonly fewMicroseconds: number;
  readonly manyMicroseconds: number;
  /** Of each round. */
  readonly ratios: readonly number[];
}

/** A server, and those who may ask it. */
export interface Asked {
  readonly server: ServerProcess;
  readonly world: World;
}

export const questions = {
  get: 'GET of an organization by id',
  generated: 'list of a generated module',
} as const;

const paths: Readonly<Record<keyof typeof questions, (organizationId: string) => string>> = {
  get: (organizationId) => `/v1/organizations/${organizationId}`,
  generated: (organizationId) => entriesPath(organizationId, 1),
};

export async function compare(
  generator: LoadGenerator,
  question: keyof typeof questions,
  { few, many }: Readonly<Record<'few' | 'many', Asked>>,
  { warm, rounds, block }: Pace,
): Promise<Compared> {
  const cpu = async ({ server, world }: Asked, milliseconds: number): Promise<number> => {
    const before = cpuNanoseconds(server.pid);
    const loop = { kind: 'closed' as const, connections: CONNECTIONS, milliseconds };
    const order = { target: server.target, requests: requestsOf(question, world), first: 0, loop };
    const outcome = await generator.run(order);
    refuseUnsound(`${question}, ${server.name}`, outcome);
    return (cpuNanoseconds(server.pid) - before) / 1000 / outcome.latencies.length;
  };
  for (const side of [few, many]) await cpu(side, warm);
  const found: { few: number; many: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const there = [await cpu(few, block), await cpu(many, block)] as const;
    const back = [await cpu(many, block), await cpu(few, block)] as const;
    found.push({ few: (there[0] + back[1]) / 2, many: (there[1] + back[0]) / 2 });
  }
  return {
    fewMicroseconds: median(found.map((it) => it.few)),
    manyMicroseconds: median(found.map((it) => it.many)),
    ratios: found.map((it) => it.many / it.few),
  };
}

const requestsOf = (question: keyof typeof questions, { visitors }: World): LoadRequest[] =>
  visitors.map(({ token, organizationId }, place) => ({
    method: 'GET',
    path: paths[question](organizationId),
    headers: {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': `198.51.100.${(place % 250) + 1}`,
      'user-agent': 'bench',
    },
  }));
