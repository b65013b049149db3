import { Refusal } from '../../runner/refusal.ts';
import type { Stages } from '../../runner/stages.ts';
import { median } from '../http/figures.ts';
import { refuseUnsound } from '../http/measure.ts';
import { LoadGenerator } from '../load/generator.ts';
import type { Target } from '../load/connection.ts';
import { cpuNanoseconds } from '../machine/usage.ts';
import type { Form, Part } from '../part.ts';
import type { ServerProcess } from '../stage/server-process.ts';
import { Stage } from '../stage/stage.ts';
import { makeFlags } from './flags.ts';
import { ofrepAims, ofrepSection } from './section.ts';
import type { Block, OfrepData, Side } from './section.ts';
import { requestsOf, works } from './works.ts';
import type { WorkKey } from './works.ts';

const CONNECTIONS = 8;
/** In milliseconds; blocks of both servers in each round. */
const forms = {
  full: { warm: 3_500, rounds: 5, block: 1_200 },
  quick: { warm: 800, rounds: 1, block: 400 },
} as const satisfies Record<Form, object>;
/** There and back: what drifts meets both alike. */
const thereAndBack: readonly Side[] = ['constant', 'bulkhead', 'bulkhead', 'constant'];
const product = {
  name: 'bulkhead',
  program: 'apps/api/main.ts',
  env: { LIMITS_PROTOCOL_REQUESTS_PER_KEY: '1000000' },
};

/** Flags asked for by OFREP, beside a handler that answers a constant. */
export const ofrep: Part<OfrepData> = {
  title: 'Flags over HTTP',
  about: 'OFREP single and bulk, beside a bare handler that answers a constant of the same size',
  measure,
  aims: ofrepAims,
  section: ofrepSection,
};

async function measure(stages: Stages, form: Form): Promise<OfrepData> {
  const stage = await Stage.open(stages);
  const generator = new LoadGenerator();
  try {
    const [visitor] = stage.world.visitors;
    if (!visitor) throw new RangeError('There is nobody');
    const bulkhead = await stage.start(product);
    const { key } = await stages.run('flags', async () => ({
      key: await makeFlags(bulkhead.target, visitor),
      says: 'made as people make them',
    }));
    const [single, bulk] = [
      await answerOf(bulkhead.target, 'single', key),
      await answerOf(bulkhead.target, 'bulk', key),
    ];
    const env = { BENCH_ANSWERS: JSON.stringify({ single, bulk }) };
    const constant = await stage.start({ name: 'constant', program: 'tools/bench/ofrep/servers/constant.ts', env });
    const measuring = new Measuring({ bulkhead, constant }, generator, key, forms[form]);
    const rounds = { single: await measuring.measure(stages, 'single'), bulk: await measuring.measure(stages, 'bulk') };
    return { rounds, bytes: { single: single.length, bulk: bulk.length } };
  } finally {
    generator.stop();
    await stage.close();
  }
}

/** What the product answers to the first of the requests. */
async function answerOf({ host, port }: Target, work: WorkKey, key: string): Promise<string> {
  const [request] = requestsOf(work, key);
  if (!request) throw new RangeError('Nothing is asked');
  const { method, path, body } = request;
  const headers = { ...request.headers, 'content-type': 'application/json' };
  const answer = await fetch(`http://${host}:${port}${path}`, { method, headers, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Refusal(`${path} answered ${answer.status}: ${text}`, 'npm run bench -- ofrep');
  return text;
}

type Servers = Readonly<Record<Side, ServerProcess>>;

class Measuring {
  readonly #servers: Servers;
  readonly #generator: LoadGenerator;
  readonly #key: string;
  readonly #form: (typeof forms)[Form];

  constructor(servers: Servers, generator: LoadGenerator, key: string, form: (typeof forms)[Form]) {
    [this.#servers, this.#generator, this.#key, this.#form] = [servers, generator, key, form];
  }

  async measure(stages: Stages, work: WorkKey): Promise<Record<Side, Block[]>> {
    const { rounds } = await stages.run(work, async () => {
      for (const side of ['constant', 'bulkhead'] as const) await this.#ask(work, side, this.#form.warm);
      const found: Record<Side, Block[]> = { constant: [], bulkhead: [] };
      for (let round = 0; round < this.#form.rounds; round++)
        for (const side of thereAndBack) found[side].push(await this.#ask(work, side, this.#form.block));
      return { rounds: found, says: summary(found) };
    });
    return rounds;
  }

  async #ask(work: WorkKey, side: Side, milliseconds: number): Promise<Block> {
    const { target, pid } = this.#servers[side];
    const loop = { kind: 'closed', connections: CONNECTIONS, milliseconds } as const;
    const before = cpuNanoseconds(pid);
    const outcome = await this.#generator.run({ target, requests: requestsOf(work, this.#key), first: 0, loop });
    const microseconds = (cpuNanoseconds(pid) - before) / 1000;
    refuseUnsound(`${works.find(({ key }) => key === work)?.name}, ${side}`, outcome);
    const { length } = outcome.latencies;
    return { perSecond: length / outcome.seconds, cpuMicroseconds: microseconds / length };
  }
}

const summary = ({ constant, bulkhead }: Readonly<Record<Side, readonly Block[]>>): string =>
  [constant, bulkhead].map((blocks) => `${median(blocks.map((it) => it.perSecond)).toFixed(0)}/s`).join(' and ');
