import { Injectable } from '@nestjs/common';
import type { Handler } from './subscriptions.js';

/** One try of a handler on one event, that counts: a batch that was rolled back and repeated is told of once. */
export interface HandlingReport {
  readonly handler: Handler;
  /** Of the event. */
  readonly type: string;
  readonly occurredAt: Date;
  readonly seconds: number;
  readonly error?: unknown;
}

export interface ReportListener {
  /** Committed events of one module. */
  published?(module: string, types: readonly string[]): void;
  handled?(report: HandlingReport): void;
  /** A step of a loop has failed: no handler's fault, as a rule a database that is away. */
  pumpFailed?(module: string, pump: string): void;
}

/** Where the engine tells what has become of events; metrics listen here. */
@Injectable()
export class EventReports {
  private readonly listeners: ReportListener[] = [];

  listen(listener: ReportListener): void {
    this.listeners.push(listener);
  }

  published(module: string, types: readonly string[]): void {
    for (const it of this.listeners) it.published?.(module, types);
  }

  handled(report: HandlingReport): void {
    for (const it of this.listeners) it.handled?.(report);
  }

  pumpFailed(module: string, pump: string): void {
    for (const it of this.listeners) it.pumpFailed?.(module, pump);
  }
}
