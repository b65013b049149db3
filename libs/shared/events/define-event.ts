import type { z } from 'zod';
import type { Client } from '../callers/index.js';

const TYPE = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;

/** A fact that a module publishes: what its constructor took, checked by its schema. */
export interface DomainEvent<Data extends object = object> {
  readonly data: Data;
}

/** What `defineEvent` makes: the publisher exports it, subscribers name it. */
export interface EventClass<Data extends object = object> {
  new (data: Data): DomainEvent<Data>;
  /** `module.entity.verb`, the verb in the past. */
  readonly type: string;
  readonly version: number;
  readonly schema: z.ZodType<Data>;
  /** Member of `data` that holds the aggregate's id: events of one aggregate are handled in order. */
  readonly aggregate: string;
  /** May leave the house by webhook. */
  readonly isPublic: boolean;
  /** Belongs into the audit trail. */
  readonly trail: boolean;
}

/** An event on its way: the fact, and all that the kernel knows of how it came about. */
export interface Envelope<Data extends object = object> {
  /** Stable over every repetition: what handlers deduplicate by. */
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly organizationId: string | null;
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly aggregate: { readonly type: string; readonly id: string };
  readonly requestId: string;
  readonly traceparent: string | null;
  readonly client: Client | null;
  readonly data: Data;
}

interface Definition<Shape extends z.ZodObject> {
  readonly type: string;
  readonly version: number;
  readonly aggregate: keyof z.output<Shape> & string;
  /** Ids, keys, enum values, numbers and names of members; never personal data, free text or secrets. */
  readonly data: Shape;
  readonly public?: boolean;
  readonly trail?: boolean;
}

const declared = new Map<string, EventClass>();

/** `export class FlagArchived extends defineEvent({ type: 'flags.flag.archived', … }) {}` */
export function defineEvent<Shape extends z.ZodObject>(definition: Definition<Shape>): EventClass<z.output<Shape>> {
  const { type, version, aggregate, data: schema, public: isPublic = false, trail = true } = definition;
  if (!TYPE.test(type)) throw new Error(`An event's type is module.entity.verb, and ${type} is not`);
  const key = `${type}.v${version}`;
  if (declared.has(key)) throw new Error(`The event ${key} is declared twice`);
  class Event {
    static readonly type = type;
    static readonly version = version;
    static readonly schema = schema;
    static readonly aggregate = aggregate;
    static readonly isPublic = isPublic;
    static readonly trail = trail;
    readonly data: z.output<Shape>;

    constructor(data: z.output<Shape>) {
      this.data = schema.parse(data);
    }
  }
  declared.set(key, Event as unknown as EventClass);
  return Event as unknown as EventClass<z.output<Shape>>;
}

/** Every event of the loaded code, by type and version. */
export const declaredEvents = (): readonly EventClass[] =>
  [...declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);

/** `identity` of `identity.user.registered`. */
export const publisherOf = (type: string): string => type.slice(0, type.indexOf('.'));
/** `identity.user` of `identity.user.registered`. */
export const aggregateTypeOf = (type: string): string => type.slice(0, type.lastIndexOf('.'));
