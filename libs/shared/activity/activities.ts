import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Activity, runToItsEnd } from './activity.js';
import type { ActivityKind, ActivityListener, ActivityOptions } from './activity.js';

const everywhere: ActivityListener[] = [];

/** For who is there before any program is made: traces are switched on by `--import`. */
export const listenEverywhere = (listener: ActivityListener): void => void everywhere.push(listener);

/** Where activities of one program begin; metrics and traces listen here. */
@Injectable()
export class Activities implements OnApplicationShutdown {
  private readonly listeners: ActivityListener[] = [...everywhere];

  /** @returns the way to stop listening. */
  listen(listener: ActivityListener): () => void {
    this.listeners.push(listener);
    return () => void this.listeners.splice(this.listeners.indexOf(listener), 1);
  }

  /** Begins one whose end somebody else sees: call `end`. */
  begin(kind: ActivityKind, module: string, name: string, options?: ActivityOptions): Activity {
    return new Activity(kind, module, name, this.listeners, options);
  }

  run<T>(
    kind: ActivityKind,
    module: string,
    name: string,
    work: () => Promise<T>,
    options?: ActivityOptions,
  ): Promise<T> {
    return runToItsEnd(this.begin(kind, module, name, options), work);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const listener of this.listeners) await listener.closing?.();
  }
}
