import { codeIn, fragmentIn } from '../product.js';
import type { Product } from '../product.js';
import { operations } from './generate.js';

/** Somebody who calls. */
export interface Actor {
  readonly email: string;
  id: string;
  password: string;
  /** A header that proves who they are; null once it proves nothing any more. */
  credential: readonly [name: string, value: string] | null;
  /** Organizations that they were seen in. */
  readonly organizations: Set<string>;
  readonly sessions: Pool;
  readonly notifications: Pool;
}

/** The newest of what was seen. */
export class Pool {
  readonly #all: string[] = [];

  add(value: string, most = 40): void {
    if (this.#all.includes(value)) return;
    this.#all.push(value);
    if (this.#all.length > most) this.#all.shift();
  }

  remove(value: string): void {
    const at = this.#all.indexOf(value);
    if (at >= 0) this.#all.splice(at, 1);
  }

  /** @param chance from 0 to 1 */
  pick(chance: number): string | undefined {
    return this.#all[Math.floor(chance * this.#all.length)];
  }
}

/** An answer's view, read as a client reads it. */
type View = Readonly<Record<string, unknown>>;

/** What has come to exist, as far as answers and mails tell. */
export class World {
  readonly actors: Actor[] = [];
  readonly organizations = new Pool();
  /** Of organizations by their ids, of all else by its address. */
  readonly versions = new Map<string, number>();
  readonly members = new Map<string, Pool>();
  readonly invitations = new Map<string, Pool>();
  /** Keys of flags and environments, and ids of segments, by organization. */
  readonly flags = new Map<string, Pool>();
  readonly environments = new Map<string, Pool>();
  readonly segments = new Map<string, Pool>();
  /** Of whatever else was made, by organization: values of path parameters. */
  readonly objects = new Map<string, Map<string, Pool>>();
  readonly cursors = new Map<string, Pool>();
  readonly signUps = new Map<string, string>();
  readonly resets = new Map<string, string>();
  /** Whose mailbox a mailed token, or an attempt, is about. */
  readonly proofs = new Map<string, string>();
  /** Who was invited and has not answered: invitation and address. */
  readonly invited = new Map<string, string>();

  constructor(private readonly product: Product) {}

  actor(email: string, password: string): Actor {
    const pools = { sessions: new Pool(), notifications: new Pool() };
    const actor: Actor = { email, id: '', password, credential: null, organizations: new Set(), ...pools };
    this.actors.push(actor);
    return actor;
  }

  of(pools: Map<string, Pool>, key: string): Pool {
    const pool = pools.get(key) ?? new Pool();
    pools.set(key, pool);
    return pool;
  }

  /** Takes in whatever an answer shows. */
  harvest(view: unknown, actor: Actor | undefined): void {
    if (Array.isArray(view)) for (const item of view) this.harvest(item, actor);
    if (typeof view !== 'object' || view === null || Array.isArray(view)) return;
    this.#take(view as View, actor);
    for (const member of Object.values(view)) this.harvest(member, actor);
  }

  #take(view: View, actor: Actor | undefined): void {
    const id = String(view.id);
    if ('slug' in view) {
      this.organizations.add(id);
      this.versions.set(id, Number(view.version));
      if (actor) {
        actor.organizations.add(id);
        this.of(this.members, id).add(actor.id);
      }
    }
    if ('sentCount' in view) {
      this.of(this.invitations, String(view.organizationId)).add(id);
      if (view.status === 'pending') this.invited.set(id, String(view.email));
    }
    const organizationId = String(view.organizationId);
    if ('staleAfterDays' in view && !view.archivedAt) this.of(this.flags, organizationId).add(String(view.key));
    if ('protected' in view) this.of(this.environments, organizationId).add(String(view.key));
    if ('number' in view && 'description' in view) this.of(this.segments, organizationId).add(id);
    if ('occurredAt' in view) actor?.notifications.add(id);
    if ('authenticatedAt' in view) actor?.sessions.add(id);
  }

  /** What was made lies where its Location says: what stands there last leads to it. */
  locate(location: string | null): void {
    const [, organizationId = '', rest = ''] = /\/v1\/organizations\/([^/]+)\/(.+)$/.exec(location ?? '') ?? [];
    for (const [pattern, parameter] of places) {
      const value = pattern.exec(rest)?.[1];
      if (value === undefined) continue;
      const pools = this.objects.get(organizationId) ?? new Map<string, Pool>();
      this.objects.set(organizationId, pools);
      this.of(pools, parameter).add(decodeURIComponent(value));
    }
  }

  /** One of each kind that was made in an organization, by the path parameter that it stands for. */
  made(organizationId: string, chance: number): Record<string, string> {
    const pools = [...(this.objects.get(organizationId) ?? [])];
    return Object.fromEntries(pools.map(([parameter, pool]) => [parameter, pool.pick(chance) ?? '']));
  }

  /** What was mailed to somebody last: a token for a link, and a code to type. */
  mailed(email: string, page: 'verify' | 'reset' | 'accept'): { token: string; code: string } | undefined {
    const mail = this.product.mails.to(email).findLast((it) => it.text?.includes(`/pages/${page}#`));
    if (!mail) return undefined;
    const fragment = fragmentIn(mail, page);
    return { token: /(?:^|token=)([\w-]{64,})$/.exec(fragment)?.[1] ?? fragment, code: codeIn(mail) };
  }
}

/** Addresses of an organization's things: below its own, with one parameter, which stands last. */
const places = operations.flatMap(({ path }): [RegExp, string][] => {
  const [, collection, parameter] = /^\/v1\/organizations\/\{organizationId\}\/([\w-]+)\/\{(\w+)\}$/.exec(path) ?? [];
  return collection && parameter ? [[new RegExp(`^${collection}/([^/]+)$`), parameter]] : [];
});
