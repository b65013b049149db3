/**
 * How often longer than by itself a request may take: at four fifths of what one server can do, requests that come by chance
 * take five times as long as in an idle one (M/M/1: 1 / (1 - 0.8)). Up to there nobody is refused.
 */
const TOLERANCE = 5;
/** One window moves the limit by so much of what it found, and never below half. */
const SMOOTHING = 0.4;
const STEEPEST = 0.5;
/** A loop that is late by more than this on average is too full, whatever latencies say. */
const LATE_MS = 20;
/** Requests of which a window can tell something. */
const FEWEST = 10;
const LEARN_DOWN = 0.2;
const LEARN_UP = 0.05;
const LEARN_UP_SLOWLY = 0.01;
/** So few at once do not wait for one another: what they take is what a request takes by itself. */
const ALONE = 2;
/** Windows under pressure after which nobody knows any more what a request takes by itself. */
const STALE_WINDOWS = 100;
/** A probe that cannot find out in so many windows is given up. */
const LONGEST_PROBE = 20;
/** Where an idle process begins: bursts of so many pass. The more they are, the longer whoever comes first in an overload waits. */
const START = 32;

interface Kind {
  base: number;
  count: number;
  sum: number;
}

/**
 * How many requests may be under way at once. A gradient as in Netflix's Gradient2Limit
 * (https://github.com/Netflix/concurrency-limits): limit × (what a request takes by itself × tolerance / what it takes now) +
 * room for √limit more. Other than there, the first is learned for each route, while few are under way, and not as a long
 * average, which takes an overload that lasts for the rule; after ten seconds of one it is measured anew with two at a time, as
 * BBR measures its round trip (PROBE_RTT).
 */
export class GradientLimit {
  readonly #kinds = new Map<string, Kind>();
  readonly #start: number;
  #limit: number;
  #peak = 0;
  #pressed = 0;
  #probing = 0;
  #alone = false;

  constructor(
    private readonly floor: number,
    private readonly ceiling: number,
  ) {
    this.ceiling = Math.max(floor, ceiling);
    this.#start = Math.min(Math.max(floor, START), this.ceiling);
    this.#limit = this.#start;
  }

  get current(): number {
    return this.#probing > 0 ? Math.min(ALONE, this.floor) : Math.floor(this.#limit);
  }

  /** So many are under way. */
  note(inFlight: number): void {
    if (inFlight > this.#peak) this.#peak = inFlight;
  }

  /** One of this kind took so long. */
  sample(kind: string, ms: number): void {
    const known = this.#kinds.get(kind);
    if (!known) this.#kinds.set(kind, { base: ms, count: 1, sum: ms });
    else {
      known.count++;
      known.sum += ms;
    }
  }

  /** A window is over, in which the event loop was late by so much on average. */
  turn(lateMs: number, inFlight: number): void {
    const seen = [...this.#kinds.values()].filter(({ count }) => count > 0);
    const count = seen.reduce((sum, it) => sum + it.count, 0);
    if (this.#probing > 0) return this.#probe(seen, count, inFlight);
    if (count < FEWEST) return;
    const [peak, limit] = [this.#peak, this.#limit];
    const gradient = Math.min(gradientOf(seen, count), within(LATE_MS / lateMs));
    const isNear = peak * 2 >= limit;
    learn(seen, peak <= ALONE ? LEARN_UP : isNear ? 0 : LEARN_UP_SLOWLY);
    if (isNear) this.#limit = limit + SMOOTHING * (limit * gradient + Math.sqrt(limit) - limit);
    // Nobody needs it: it opens by itself, so that the next burst finds the room that the first one had.
    else if (gradient === 1 && limit < this.#start) this.#limit = Math.min(limit + Math.sqrt(limit), this.#start);
    this.#limit = Math.min(Math.max(this.#limit, this.floor), this.ceiling);
    this.#pressed = peak >= limit ? this.#pressed + 1 : 0;
    if (this.#pressed >= STALE_WINDOWS && this.floor > ALONE) [this.#probing, this.#alone] = [LONGEST_PROBE, false];
    this.#restart(inFlight);
  }

  /** Two at a time: what went before has to leave first, then a window counts. */
  #probe(seen: readonly Kind[], count: number, inFlight: number): void {
    this.#probing--;
    if (!this.#alone) {
      this.#alone = inFlight <= ALONE;
      return this.#restart(inFlight);
    }
    if (count < FEWEST && this.#probing > 0) return;
    learn(seen, STEEPEST);
    this.#probing = 0;
    this.#pressed = 0;
    this.#restart(inFlight);
  }

  #restart(inFlight: number): void {
    this.#peak = inFlight;
    for (const kind of this.#kinds.values()) kind.count = kind.sum = 0;
  }
}

const within = (ratio: number): number => Math.min(Math.max(ratio, STEEPEST), 1);

/** Of each kind by itself: a window with more of the slow ones is no slower window. */
const gradientOf = (kinds: readonly Kind[], total: number): number =>
  kinds.reduce((sum, { base, count, sum: ms }) => sum + count * within((TOLERANCE * base * count) / ms), 0) / total;

function learn(kinds: readonly Kind[], up: number): void {
  for (const kind of kinds) {
    const now = kind.sum / kind.count;
    kind.base += (now - kind.base) * (now < kind.base ? LEARN_DOWN : up);
  }
}
