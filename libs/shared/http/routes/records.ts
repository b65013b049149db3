import type { z } from 'zod';
import type { DomainError } from '../../errors/index.js';
import type { LoadClass } from '../overload/load-classes.js';
import type { PageView } from '../pages/page.js';
import type { SpanRule } from './spans.js';

/** The shape of a body, a query or an answer: an object, never an array, null or a primitive. */
export type Shape = z.ZodObject | z.ZodDiscriminatedUnion;

/** Who may call a route; exactly one of these stands on every handler. */
export type Access =
  | { readonly kind: 'allow'; readonly permission: string }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'protocol'; readonly permission: string };

/** What a route answers when it succeeds; exactly one of these stands on every handler. */
export type Answer =
  | {
      readonly kind: 'returns';
      readonly schema: Shape;
      readonly status: number;
      readonly location?: (view: never) => string;
      readonly page?: (view: never, query: URLSearchParams) => PageView;
    }
  | { readonly kind: 'nothing'; readonly status: 204 }
  | { readonly kind: 'page'; readonly status: 200 }
  | { readonly kind: 'answers'; readonly schemas: AnswerSchemas };

/** What a protocol answers by its status: a shape, or null for no body. */
export type AnswerSchemas = Readonly<Record<number, Shape | null>>;

/** Makes an error of `<feature>.errors.ts`; what it takes goes into the text of its detail alone. */
export type Refusal = (...args: never[]) => DomainError;

/** What one request may ask of the database, of all modules together. */
export interface Allowance {
  /** Without the brackets of transactions. */
  readonly statements: number;
  /** Messages to the server that are waited for, COMMIT included. */
  readonly roundTrips: number;
  /** Time until they were answered, in all: what waits at once counts twice. */
  readonly databaseMs: number;
}

/** What a route may cost beyond what any may. */
export interface BudgetRule extends Partial<Allowance> {
  /** Why it cannot cost less. */
  readonly reason: string;
}

export interface PathParameter {
  readonly name: string;
  readonly schema: z.ZodType<string>;
  readonly notFound: Refusal;
}

/** What the decorators of one handler recorded. */
export interface RouteRecord {
  readonly access: readonly Access[];
  readonly answers: readonly Answer[];
  readonly whenSuspended: boolean;
  /** Also takes publishable keys, from pages of any origin. */
  readonly publishable?: boolean;
  /** How long it takes a key as last verified while the database is away. */
  readonly whenDatabaseIsAway?: SpanRule;
  /** Reads its body, or its query, as they came. */
  readonly raw?: { readonly body?: boolean; readonly query?: boolean };
  /** Takes no `Idempotency-Key`: its answer is kept nowhere. */
  readonly unrepeatable?: boolean;
  /** A POST that is refused without an `Idempotency-Key`. */
  readonly needsIdempotencyKey?: boolean;
  /** Answers the view's version as its tag. */
  readonly versioned?: boolean;
  /** Reads the version that the caller has seen. */
  readonly ifMatch?: boolean;
  /** Reads it where it is sent, and asks for it in some cases. */
  readonly mayMatch?: boolean;
  /** What the handler may refuse, besides what the kernel may. */
  readonly refusals: readonly Refusal[];
  readonly recentAuth?: SpanRule;
  /** Why requests to it are not counted. */
  readonly unmetered?: string;
  /** What it may cost, where that is not what any route may. */
  readonly budget?: BudgetRule;
  /** Who is refused first under overload; `normal` without it. */
  readonly loadClass?: LoadClass;
  readonly summary?: string;
  readonly body?: Shape;
  readonly query?: Shape;
  readonly parameters: readonly PathParameter[];
}

const records = new WeakMap<object, RouteRecord>();
const nothing: RouteRecord = { access: [], answers: [], whenSuspended: false, refusals: [], parameters: [] };

/** The record of a handler, found by the function itself: the guard and the interceptor have nothing else in hand. */
export const recordOf = (handler: object): RouteRecord => records.get(handler) ?? nothing;

/** Adds to the record of a handler. Decorators run one after another, so each sees what the former ones left. */
export function record(handler: object, add: (soFar: RouteRecord) => Partial<RouteRecord>): void {
  const soFar = recordOf(handler);
  records.set(handler, { ...soFar, ...add(soFar) });
}

/** The method that a decorator of its parameter stands on. */
export const handlerOf = (owner: object, name: PropertyKey): object =>
  (owner as Record<PropertyKey, object>)[name] as object;
