import { Refusal } from '../../../runner/refusal.ts';
import { refuseUnsound } from '../../http/measure.ts';
import { median } from '../../http/figures.ts';
import type { LoadGenerator } from '../../load/generator.ts';
import type { Outcome } from '../../load/outcome.ts';
import { percentile } from '../../load/outcome.ts';
import { cpuNanoseconds } from '../../machine/usage.ts';
import type { ServerProcess } from '../../stage/server-process.ts';
import type { Question } from './series.ts';
import { databaseWork, forgetStatements } from './statements.ts';
import type { DatabaseWork } from './statements.ts';
import type { Asker } from './world.ts';

const CONNECTIONS = 4;

/** How long, in milliseconds, and how often. */
export interface Pace {
  /** For each question to a server that has just started. */
  readonly settle: number;
  readonly warm: number;
  readonly rounds: number;
  readonly block: number;
}

/** What one size costs, beside the smallest. */
export interface Point {
  readonly size: number;
  /** CPU of the server's process, a request. */
  readonly cpuMicroseconds: number;
  /** The same as a multiple of the smallest size's, asked in turns with it; of each round. */
  readonly cpuRatios: readonly number[];
  /** Of one client alone, in milliseconds. */
  readonly p50: number;
  readonly database: DatabaseWork;
}

export interface Side {
  readonly server: ServerProcess;
  readonly url: string;
}

/** Asks two servers the same in turns: one whose database has stayed small, and one whose database has grown. */
export class Growing {
  readonly #asker: Asker;
  readonly #generator: LoadGenerator;
  readonly #pace: Pace;

  constructor(asker: Asker, generator: LoadGenerator, pace: Pace) {
    this.#asker = asker;
    this.#generator = generator;
    this.#pace = pace;
  }

  /** A server that V8 has not compiled yet would cost more than one that was asked for minutes. */
  async settle(question: Question, side: Side): Promise<void> {
    await this.#ask(question, side, this.#pace.settle);
  }

  async measure(question: Question, size: number, small: Side, grown: Side): Promise<Point> {
    for (const side of [small, grown]) await refuseOtherAnswer(question, this.#asker, side);
    for (const side of [small, grown]) await this.#ask(question, side, this.#pace.warm);
    const rounds: { readonly small: number; readonly grown: number }[] = [];
    for (let round = 0; round < this.#pace.rounds; round++) {
      const there = [await this.#cpu(question, small), await this.#cpu(question, grown)] as const;
      const back = [await this.#cpu(question, grown), await this.#cpu(question, small)] as const;
      rounds.push({ small: (there[0] + back[1]) / 2, grown: (there[1] + back[0]) / 2 });
    }
    await forgetStatements(grown.url);
    const alone = await this.#ask(question, grown, this.#pace.block, 1);
    return {
      size,
      cpuMicroseconds: median(rounds.map((round) => round.grown)),
      cpuRatios: rounds.map((round) => round.grown / round.small),
      p50: percentile(alone.latencies, 0.5),
      database: await databaseWork(grown.url, alone.latencies.length),
    };
  }

  async #cpu(question: Question, side: Side): Promise<number> {
    const before = cpuNanoseconds(side.server.pid);
    const { latencies } = await this.#ask(question, side, this.#pace.block);
    return (cpuNanoseconds(side.server.pid) - before) / 1000 / latencies.length;
  }

  async #ask(
    { key, requests }: Question,
    { server }: Side,
    milliseconds: number,
    connections = CONNECTIONS,
  ): Promise<Outcome> {
    const loop = { kind: 'closed' as const, connections, milliseconds };
    const outcome = await this.#generator.run({
      target: server.target,
      requests: requests(this.#asker),
      first: 0,
      loop,
    });
    refuseUnsound(`${key}, ${server.name}`, outcome);
    return outcome;
  }
}

/** @throws Refusal when the answer is not the page that was asked for: a list that is cut short costs less */
async function refuseOtherAnswer(question: Question, asker: Asker, { server }: Side): Promise<void> {
  const { target, name } = server;
  for (const { path, headers } of question.requests(asker)) {
    const response = await fetch(`http://${target.host}:${target.port}${path}`, { headers });
    const fault = faultOf(question, response.status, await response.text());
    if (fault !== null) throw new Refusal(`${question.key}, ${name}: ${fault}`, 'npm run bench -- growth');
  }
}

/** What is wrong with an answer; null when it is the one that was asked for. */
export function faultOf({ holds }: Pick<Question, 'holds'>, status: number, text: string): string | null {
  if (status !== 200) return `answered ${status}: ${text.slice(0, 300)}`;
  if (holds === null) return null;
  const { items = [] } = JSON.parse(text) as { items?: Readonly<Record<string, unknown>>[] };
  if (items.length !== holds.items) return `answered ${items.length} items instead of ${holds.items}`;
  const [first] = items;
  const id = first?.id ?? first?.userId;
  return id === holds.firstId ? null : `the first item is ${String(id)} instead of ${holds.firstId}`;
}
