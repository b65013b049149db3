import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Caller } from '../callers/index.js';
import { publisherOf } from './define-event.js';
import type { Envelope, EventClass } from './define-event.js';

const tick = z.strictObject({ tick: z.int() });
/** Which period it is. */
type Tick = z.output<typeof tick>;

interface JobContext {
  /** Fires when the lease is lost or the program stops: give up, it will be tried again. */
  readonly signal: AbortSignal;
}

type Work<Data extends object> = (caller: Caller, event: Envelope<Data>, context: JobContext) => Promise<void>;

/** One module's reaction to one event, or to the passing of time. */
export interface Handler {
  /** `module.name`: the key of its inbox rows. Renaming it makes a new handler. */
  readonly key: string;
  readonly module: string;
  /** What it is given: a publisher's events of one type, or a tick every so many seconds. */
  readonly source: { readonly publisher: string; readonly type: string } | { readonly everySeconds: number };
  readonly schema: EventClass['schema'];
  /** `database`: effect and "done" are one commit. `job`: reaches outside, under a lease with a fence. */
  readonly kind: 'database' | 'job';
  readonly work: Work<never>;
}

export type Listener = Handler & { readonly source: { readonly publisher: string; readonly type: string } };
export type Scheduled = Handler & { readonly source: { readonly everySeconds: number } };

/** All handlers of the program. */
@Injectable()
export class Handlers {
  private readonly byKey = new Map<string, Handler>();

  add(handler: Handler): void {
    if (this.byKey.has(handler.key)) throw new Error(`Two handlers are called ${handler.key}`);
    this.byKey.set(handler.key, handler);
  }

  get(key: string): Handler | undefined {
    return this.byKey.get(key);
  }

  all(): readonly Handler[] {
    return [...this.byKey.values()];
  }

  /** Handlers that listen to other modules' events, or to their own module's. */
  listening(): readonly Listener[] {
    return this.all().filter((handler): handler is Listener => 'publisher' in handler.source);
  }

  /** Handlers of a module that the clock drives. */
  scheduled(module: string): readonly Scheduled[] {
    const isScheduled = (handler: Handler): handler is Scheduled => 'everySeconds' in handler.source;
    return this.all()
      .filter((handler) => handler.module === module)
      .filter(isScheduled);
  }

  of(module: string, kind: Handler['kind']): readonly Handler[] {
    return this.all().filter((handler) => handler.module === module && handler.kind === kind);
  }
}

/** Where a module says what it does about events: in the constructors of its handler classes. */
export class Subscriptions {
  constructor(
    private readonly module: string,
    private readonly handlers: Handlers,
  ) {}

  /** A handler that writes this module's tables alone: it runs inside the transaction that marks the event as done. */
  handle<Data extends object>(name: string, event: EventClass<Data>, work: Work<Data>): void {
    this.add(name, event as unknown as EventClass, 'database', work);
  }

  /**
   * A handler that reaches outside: a facade, mail, HTTP. No transaction is open around it; it may run more than once,
   * so it must be safe to repeat.
   */
  job<Data extends object>(name: string, event: EventClass<Data>, work: Work<Data>): void {
    this.add(name, event as unknown as EventClass, 'job', work);
  }

  /**
   * A job that runs once in every period, whichever process gets to it first; periods are counted from 1970-01-01 UTC by
   * the database's clock. It may run more than once, so it must be safe to repeat.
   */
  every(name: string, everySeconds: number, work: Work<Tick>): void {
    const { module } = this;
    const key = `${module}.${name}`;
    this.handlers.add({ key, module, source: { everySeconds }, schema: tick, kind: 'job', work });
  }

  private add(name: string, event: EventClass, kind: Handler['kind'], work: Work<never>): void {
    const { module } = this;
    const source = { publisher: publisherOf(event.type), type: event.type };
    this.handlers.add({ key: `${module}.${name}`, module, source, schema: event.schema, kind, work });
  }
}
