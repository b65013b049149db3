import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being done: names what its listeners count and trace. */
export type ActivityKind =
  'request' | 'handler' | 'facade' | 'port' | 'transaction' | 'lookup' | 'publish' | 'carry' | 'mail';

/** By the names of OpenTelemetry's semantic conventions, such as `http.route`. */
export type Attributes = Record<string, string | number | boolean>;

/** Told of activities as they begin and end. */
export interface ActivityListener {
  began?(activity: Activity): void;
  ended?(activity: Activity): void;
  /** The program stops, and all activities have ended: hand over what is still held. */
  closing?(): Promise<void>;
}

export interface ActivityOptions {
  readonly attributes?: Attributes;
  /** W3C `traceparent` of what caused this, where that ran in another process or at another time. */
  readonly cause?: string | null;
  /** The `traceparent`s of what several things caused together, such as the events of one batch. */
  readonly causes?: readonly string[];
}

const current = new AsyncLocalStorage<Activity | undefined>();

/** A piece of work that is under way, and the module that does it. Nested ones know who asked: `parent`. */
export class Activity {
  readonly attributes: Attributes;
  readonly cause: string | null;
  readonly causes: readonly string[];
  readonly parent: Activity | undefined;
  /** The outermost one: a request, or a handler's run. */
  readonly root: Activity;
  /** W3C `traceparent` of this activity itself, where it is traced. */
  traceparent: string | null = null;
  error: unknown;
  /** Seconds, once it has ended. */
  seconds: number | undefined;
  private readonly startedAt = performance.now();

  constructor(
    readonly kind: ActivityKind,
    /** A request begins as the kernel's and is handed to the module of its route. */
    public module: string,
    public name: string,
    private readonly listeners: readonly ActivityListener[],
    { attributes = {}, cause = null, causes = [] }: ActivityOptions = {},
    parent = current.getStore(),
  ) {
    this.attributes = attributes;
    this.cause = cause;
    this.causes = causes;
    this.parent = parent;
    this.root = parent?.root ?? this;
    for (const listener of listeners) listener.began?.(this);
  }

  /** A supervisor's question, asked every second: nobody counts, traces or writes it. */
  get isProbe(): boolean {
    return this.kind === 'request' && String(this.attributes['http.route']).startsWith('/health');
  }

  /** Runs code as a part of this activity. */
  within<T>(work: () => T): T {
    return current.run(this, work);
  }

  /** Once; what comes later is not told again. */
  end(error?: unknown): void {
    if (this.seconds !== undefined) return;
    this.seconds = (performance.now() - this.startedAt) / 1000;
    this.error = error;
    for (const listener of this.listeners) listener.ended?.(this);
  }

  /** Does a part of this work, which may be another module's. */
  async part<T>(
    kind: ActivityKind,
    module: string,
    name: string,
    work: () => Promise<T>,
    options?: ActivityOptions,
  ): Promise<T> {
    return runToItsEnd(new Activity(kind, module, name, this.listeners, options, this), work);
  }
}

/** The innermost activity around this code; undefined outside of requests and handlers. */
export const currentActivity = (): Activity | undefined => current.getStore();

/** Runs code as a part of nothing: timers, caches and loops outlive what happened to start them. */
export const outsideOfActivities = <T>(work: () => T): T => current.run(undefined, work);

export async function runToItsEnd<T>(activity: Activity, work: () => Promise<T>): Promise<T> {
  try {
    const result = await activity.within(work);
    activity.end();
    return result;
  } catch (error) {
    activity.end(error);
    throw error;
  }
}

/** Does work as a part of what is under way here, or by itself where nothing is. */
export function asPart<T>(
  kind: ActivityKind,
  module: string,
  name: string,
  work: () => Promise<T>,
  options?: ActivityOptions,
): Promise<T> {
  const around = current.getStore();
  return around ? around.part(kind, module, name, work, options) : work();
}
