import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/index.js';
import { CallRefused } from './call-refused.js';
import { Destination } from './destination.js';
import type { CallOptions, DestinationOptions, Work } from './destination.js';

/** One call that has ended: `ok`, `refused` by right, `failed`, or why the policy gave it up. */
export interface CallReport {
  readonly destination: string;
  readonly outcome: string;
  readonly seconds: number;
}

/** What modules call by. */
export interface Way {
  call<T>(work: Work<T>, options?: CallOptions): Promise<T>;
}

interface Listener {
  called(report: CallReport): void;
  repeated(destination: string): void;
}

/** The destinations of one program: whatever leaves the process goes by one of them. */
@Injectable()
export class Outward {
  private readonly known = new Map<string, Destination>();
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  destinations(): Iterable<Destination> {
    return this.known.values();
  }

  /** The way to a destination, which has one breaker and one bulkhead. @throws Error where somebody has named it before */
  destination(options: DestinationOptions): Way {
    const { name } = options;
    if (this.known.has(name)) throw new Error(`Two parts of the program call ${name}: each destination has one owner`);
    const destination = new Destination(options, () => this.tell((it) => it.repeated(name)));
    this.known.set(name, destination);
    return { call: (work, callOptions) => this.timed(name, () => destination.call(work, callOptions)) };
  }

  private async timed<T>(destination: string, calling: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const ended = (outcome: string) => {
      const seconds = (performance.now() - began) / 1000;
      this.tell((it) => it.called({ destination, outcome, seconds }));
    };
    try {
      const answer = await calling();
      ended('ok');
      return answer;
    } catch (error) {
      ended(outcomeOf(error));
      throw error;
    }
  }

  private tell(telling: (listener: Listener) => void): void {
    for (const listener of this.listeners) telling(listener);
  }
}

function outcomeOf(error: unknown): string {
  if (!(error instanceof DomainError) || error.code !== 'destination_unavailable') return 'refused';
  return error.cause instanceof CallRefused ? error.cause.reason : 'failed';
}
