import { Refusal } from '../../runner/refusal.ts';
import type { Stages } from '../../runner/stages.ts';
import type { LoadGenerator, Order } from '../load/generator.ts';
import type { Outcome } from '../load/outcome.ts';
import { kept, percentile, pooled } from '../load/outcome.ts';
import { cpuNanoseconds, forgetPeak, peakBytes } from '../machine/usage.ts';
import type { Form } from '../part.ts';
import type { World } from '../stage/world.ts';
import type { Servers } from './check.ts';
import { letters } from './contenders.ts';
import type { Letter } from './contenders.ts';
import { median } from './figures.ts';
import type { Block, Figures, WorkFigures } from './figures.ts';
import type { Work } from './works.ts';

/** How long what is done, in milliseconds, and how often. Half of the rounds' blocks run in the opposite order. */
const forms = {
  full: { warm: 3_500, rounds: 5, block: 1_200, openRounds: 1, openBlock: 4_000 },
  quick: { warm: 800, rounds: 1, block: 400, openRounds: 1, openBlock: 600 },
} as const satisfies Record<Form, object>;

/** More than are under way at half of the peak, unless the server has stopped. */
const OPEN_CONNECTIONS = 64;
const SETTLE_MS = 200;
const mend = 'npm run bench -- http';

/** There and back: what drifts while it is measured (heat, neighbours, growing tables) meets all servers alike. */
const thereAndBack: readonly Letter[] = [...letters, ...letters.toReversed()];

export class Measuring {
  readonly #world: World;
  readonly #servers: Servers;
  readonly #generator: LoadGenerator;
  readonly #form: (typeof forms)[Form];
  #number = 36 ** 5;

  constructor(world: World, servers: Servers, generator: LoadGenerator, form: Form) {
    this.#world = world;
    this.#servers = servers;
    this.#generator = generator;
    this.#form = forms[form];
  }

  /** Asks all servers for one kind of work, in turns. */
  async measure(stages: Stages, work: Work): Promise<WorkFigures> {
    return stages.run(work.key, async () => {
      for (const letter of letters) {
        await this.#closed(work, letter, this.#form.warm);
        forgetPeak(this.#servers[letter].pid);
      }
      const rounds = await this.#rounds(work);
      const peaks = of((letter) => median(rounds[letter].map(({ perSecond }) => perSecond)));
      const open = await this.#open(work, peaks);
      const figures = of((letter) => ({
        rounds: rounds[letter],
        atHalf: open[letter],
        peakMegabytes: peakBytes(this.#servers[letter].pid) / 1e6,
      }));
      return { ...figures, says: summary(figures) };
    });
  }

  /** Closed loops: of each round, the mean of a server's two blocks. */
  async #rounds(work: Work): Promise<Record<Letter, Block[]>> {
    const rounds: Record<Letter, Block[]> = of(() => []);
    for (let round = 0; round < this.#form.rounds; round++) {
      const blocks: Record<Letter, Block[]> = of(() => []);
      for (const letter of thereAndBack)
        blocks[letter].push((await this.#closed(work, letter, this.#form.block)).block);
      for (const letter of letters) rounds[letter].push(meanOf(blocks[letter]));
    }
    return rounds;
  }

  /** Open loops at half of each server's own peak. */
  async #open(work: Work, peaks: Readonly<Record<Letter, number>>): Promise<Record<Letter, Figures['atHalf']>> {
    const runs: Record<Letter, { block: Block; outcome: Outcome }[]> = of(() => []);
    const { openRounds, openBlock: milliseconds } = this.#form;
    for (let round = 0; round < openRounds; round++)
      for (const [place, letter] of thereAndBack.entries()) {
        const seed = 2 * round + Math.floor(place / letters.length);
        const load = { kind: 'open', connections: OPEN_CONNECTIONS, milliseconds, seed } as const;
        runs[letter].push(await this.#keepingUp(work, letter, { ...load, ratePerSecond: peaks[letter] / 2 }));
      }
    return of((letter) => {
      const latencies = pooled(runs[letter].map(({ outcome }) => outcome.latencies));
      return {
        ratePerSecond: peaks[letter] / 2,
        requests: latencies.length,
        cpuMicroseconds: meanOf(runs[letter].map(({ block }) => block)).cpuMicroseconds,
        p50: percentile(latencies, 0.5),
        p99: percentile(latencies, 0.99),
      };
    });
  }

  /** A neighbour on the machine may hold a server up once; three times in a row it is no machine to measure on. */
  async #keepingUp(work: Work, letter: Letter, loop: Order['loop']): Promise<{ block: Block; outcome: Outcome }> {
    for (let tries = 3; ; tries--) {
      const run = await this.#ask(work, letter, loop);
      if (kept(run.outcome)) return run;
      if (tries > 1) continue;
      const behind = `${run.outcome.backlog} requests waited at the end, at half of its own peak`;
      throw new Refusal(`${work.key}, (${letter}): ${behind}: this machine is busy`, mend);
    }
  }

  #closed(work: Work, letter: Letter, milliseconds: number): Promise<{ block: Block; outcome: Outcome }> {
    return this.#ask(work, letter, { kind: 'closed', connections: work.connections, milliseconds });
  }

  async #ask(work: Work, letter: Letter, loop: Order['loop']): Promise<{ block: Block; outcome: Outcome }> {
    // While the others had their turn, pools have let their connections go, and caches have forgotten.
    await this.#send(work, letter, { kind: 'closed', connections: work.connections, milliseconds: SETTLE_MS });
    const { pid } = this.#servers[letter];
    const before = cpuNanoseconds(pid);
    const outcome = await this.#send(work, letter, loop);
    const microseconds = (cpuNanoseconds(pid) - before) / 1000;
    const { seconds, latencies } = outcome;
    const { length } = latencies;
    const block = {
      cpuMicroseconds: microseconds / length,
      perSecond: length / seconds,
      busy: microseconds / seconds / 1e6,
    };
    return { block, outcome };
  }

  async #send(work: Work, letter: Letter, loop: Order['loop']): Promise<Outcome> {
    const { target } = this.#servers[letter];
    const order = { target, requests: work.requests(this.#world), first: this.#number, loop };
    const outcome = await this.#generator.run(order);
    this.#number += outcome.sent;
    refuseUnsound(`${work.key}, (${letter})`, outcome);
    return outcome;
  }
}

/** @throws Refusal when anything was refused or nothing answered: what is measured then is how fast a server refuses */
export function refuseUnsound(where: string, outcome: Pick<Outcome, 'firstFailure' | 'latencies'>): void {
  if (outcome.firstFailure !== null)
    throw new Refusal(`${where}: a request was answered ${outcome.firstFailure}`, mend);
  if (outcome.latencies.length === 0) throw new Refusal(`${where}: nothing was answered`, mend);
}

const of = <T>(make: (letter: Letter) => T): Record<Letter, T> => ({
  a: make('a'),
  b: make('b'),
  c: make('c'),
  d: make('d'),
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanOf = (blocks: readonly Block[]): Block => ({
  cpuMicroseconds: mean(blocks.map((it) => it.cpuMicroseconds)),
  perSecond: mean(blocks.map((it) => it.perSecond)),
  busy: mean(blocks.map((it) => it.busy)),
});

const summary = (figures: WorkFigures): string =>
  letters
    .map((letter) => {
      const rounds = figures[letter].rounds;
      const [cpu, peak] = [rounds.map((it) => it.cpuMicroseconds), rounds.map((it) => it.perSecond)].map(median);
      return `${letter} ${cpu?.toFixed(0)} µs ${peak?.toFixed(0)}/s`;
    })
    .join('; ');
