import type { Letter } from './contenders.ts';

/** What one server spent while it was asked for a while. */
export interface Block {
  /** CPU of the server's process, a request. */
  readonly cpuMicroseconds: number;
  readonly perSecond: number;
  /** How much of its core the server used: well below 1, something else was what held it up. */
  readonly busy: number;
}

/** What was found of one server and one kind of work. */
export interface Figures {
  /** At the peak, round by round; rounds of all servers belong together. */
  readonly rounds: readonly Block[];
  /** With requests coming in by themselves, half as many as it can answer. Milliseconds from when each was due. */
  readonly atHalf: {
    readonly ratePerSecond: number;
    readonly requests: number;
    readonly cpuMicroseconds: number;
    readonly p50: number;
    readonly p99: number;
  };
  readonly peakMegabytes: number;
}

export type WorkFigures = Readonly<Record<Letter, Figures>>;

export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** CPU a request of one server as a multiple of another's: of each round, since what is compared ran side by side. */
export function cpuRatio(one: Figures, other: Figures): Ratio {
  const ratios = one.rounds.map(
    ({ cpuMicroseconds }, round) => cpuMicroseconds / (other.rounds[round]?.cpuMicroseconds ?? 0),
  );
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = Number.NaN, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
