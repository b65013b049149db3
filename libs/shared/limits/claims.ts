/** How often something may happen within a time that begins with its first happening. */
export interface Rule {
  /** Tells counters of one key apart; a constant in snake_case. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
  /**
   * With it, what comes after `limit` is not refused until the window is over but made to wait: this long first, then
   * twice as long each time, `windowSeconds` at most. All is forgotten after a window in which nothing happened.
   */
  readonly firstDelaySeconds?: number;
}

/** A rule, and whom or what it counts. The key is stored as a keyed hash alone. */
export interface Claim extends Rule {
  readonly key: string;
}

export const claim = (rule: Rule, key: string): Claim => ({ ...rule, key });

/** What is left of a claim. */
export interface Quota {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds until all of it is there again. */
  readonly resetSeconds: number;
}

/** `tightest` is the claim that will be refused first; of a refusal, the one that was. */
export type Verdict =
  | { readonly granted: true; readonly tightest: Quota }
  | { readonly granted: false; readonly tightest: Quota; readonly rule: string; readonly retryAfterSeconds: number };

/** What a store says about one claim; numbers are null where none was to be had, since one before it was refused. */
export interface Counted {
  readonly granted: boolean;
  readonly taken: number | null;
  /** Seconds from now; of interest to rules that delay. */
  readonly freeIn: number | null;
  readonly resetsIn: number | null;
}

const SHORTEST_WAIT = 1;

/** Judges what was counted: the first claim that was not granted refuses them all. */
export function verdictOf(claims: readonly Claim[], counted: readonly Counted[]): Verdict {
  const quotas = claims.map((it, place) => quotaOf(it, counted[place]));
  const refused = counted.findIndex(({ granted }) => !granted);
  const [first, ...others] = quotas;
  if (!first) throw new RangeError('Nothing is claimed');
  if (refused === -1) return { granted: true, tightest: others.reduce(tighter, first) };
  const { name, firstDelaySeconds } = claims[refused] as Claim;
  const { freeIn, resetsIn } = counted[refused] as Counted;
  const tightest = { ...(quotas[refused] as Quota), remaining: 0 };
  const wait = firstDelaySeconds === undefined ? resetsIn && tightest.resetSeconds : freeIn && Math.ceil(freeIn);
  return { granted: false, tightest, rule: name, retryAfterSeconds: Math.max(wait ?? 0, SHORTEST_WAIT) };
}

/** Who waited for a row began before its window did: what is left of it is never more than all of it. */
function quotaOf({ limit, windowSeconds, firstDelaySeconds }: Claim, counted?: Counted): Quota {
  const longest = firstDelaySeconds === undefined ? windowSeconds : Infinity;
  const resetsIn = Math.min(counted?.resetsIn ?? windowSeconds, longest);
  const remaining = Math.max(limit - (counted?.taken ?? 0), 0);
  return { limit, windowSeconds, remaining, resetSeconds: Math.max(Math.ceil(resetsIn), 0) };
}

const tighter = (one: Quota, other: Quota): Quota => (other.remaining < one.remaining ? other : one);
