import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../callers/index.js';
import { outsideOfDeadlines, withDeadline } from '../../deadlines/index.js';
import { DomainError, isDatabaseAway } from '../../errors/index.js';

/** For so long a key is taken as it was verified, without asking again. */
const FRESH_MS = 1_000;
/** So long a request waits for a database that may be away, where there is something to take instead. */
const PATIENCE_MS = 1_000;
/** A verification is for everybody who waits for it: no one of them sets its deadline. */
const LONGEST_ASKING_MS = 10_000;
const MOST_HELD = 10_000;

interface Verified {
  readonly caller: TenantCaller;
  readonly at: number;
}

export interface Verification {
  readonly token: string;
  /** What was asked: the same key may hold one permission and lack another. */
  readonly demand: string;
  /** How old a verification may be that is taken while the database is away; 0 where none may. */
  readonly awayMs: number;
  readonly ask: () => Promise<TenantCaller>;
}

/**
 * What was verified of API keys, for the routes of protocols alone (docs/adr/0023): within a second of it nobody asks again,
 * and while the database is away it holds for as long as the route says. Refusals are kept nowhere.
 */
@Injectable()
export class VerifiedKeys {
  readonly #held = new Map<string, Verified>();
  readonly #asking = new Map<string, Promise<TenantCaller>>();
  /** Of these the last question found the database away: the next one is waited for by nobody. */
  readonly #away = new Set<string>();

  /** By the monotonic clock; a test has its own. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws what asking throws, unless the database is away and an older verification may stand in */
  take(verification: Verification): TenantCaller | Promise<TenantCaller> {
    const id = idOf(verification);
    const held = this.#held.get(id);
    const age = held ? this.now() - held.at : Infinity;
    if (held && age < FRESH_MS) return held.caller;
    if (!held || age > verification.awayMs) return this.#ask(id, verification.ask, LONGEST_ASKING_MS);
    const asking = this.#ask(id, verification.ask, PATIENCE_MS).catch((error: unknown) => {
      if (isAway(error)) return held.caller;
      throw error;
    });
    if (!this.#away.has(id)) return asking;
    asking.catch(() => undefined);
    return held.caller;
  }

  /** One question at a time for each key, however many wait for its answer. */
  #ask(id: string, ask: () => Promise<TenantCaller>, patienceMs: number): Promise<TenantCaller> {
    const open = this.#asking.get(id);
    if (open) return open;
    const at = this.now();
    const asking = outsideOfDeadlines(() => withDeadline(patienceMs, ask))
      .then(
        (caller) => this.#keep(id, { caller, at }),
        (error: unknown) => this.#note(id, error),
      )
      .finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  /** The longest unverified make room. */
  #keep(id: string, verified: Verified): TenantCaller {
    this.#away.delete(id);
    this.#held.delete(id);
    this.#held.set(id, verified);
    const [oldest] = this.#held.size > MOST_HELD ? this.#held.keys() : [];
    if (oldest !== undefined) this.#forget(oldest);
    return verified.caller;
  }

  #note(id: string, error: unknown): never {
    if (!isAway(error)) this.#forget(id);
    else if (this.#held.has(id)) this.#away.add(id);
    throw error;
  }

  #forget(id: string): void {
    this.#held.delete(id);
    this.#away.delete(id);
  }
}

/** A dump of this memory opens nothing. */
const idOf = ({ token, demand }: Verification): string => hash('sha256', `${demand} ${token}`, 'base64');

/** Nothing but the database is asked: who does not answer in time is away, too. */
const isAway = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof DomainError && (error.kind === 'timeout' || error.kind === 'unavailable'));
