import { Injectable } from '@nestjs/common';
import { Activity, runToItsEnd } from './activity.js';
import type { ActivityKind, ActivityListener, ActivityOptions } from './activity.js';

/** Where activities of one program begin; metrics and traces listen here. */
@Injectable()
export class Activities {
  private readonly listeners: ActivityListener[] = [];

  listen(listener: ActivityListener): void {
    this.listeners.push(listener);
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
}
