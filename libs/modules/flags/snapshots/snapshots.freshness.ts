import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../shared/clock/index.js';
import { HealthNotes } from '../../../shared/health/index.js';

const MS_PER_SECOND = 1_000;
/** One question that fails is no news: the next one may be answered, over another connection. */
const BEHIND_AFTER_SECONDS = 2;

/** Whether what is in memory is what the database holds; tells people of each change of that. */
@Injectable()
export class SnapshotsFreshness {
  private readonly logger = new Logger('flags');
  /** When it was known last, by the monotonic clock and by the time of day. */
  private current: { readonly at: number; readonly time: Date };
  private isBehind = false;

  constructor(
    private readonly clock: Clock,
    notes: HealthNotes,
  ) {
    this.current = this.now();
    notes.add('flags', () =>
      this.isBehind ? `Answered from memory, as last seen at ${this.current.time.toISOString()}` : undefined,
    );
  }

  get ageSeconds(): number {
    return (performance.now() - this.current.at) / MS_PER_SECOND;
  }

  confirm(): void {
    this.current = this.now();
    if (this.isBehind) this.logger.log({ event: 'flags.current', msg: 'Flags are what the database holds again' });
    this.isBehind = false;
  }

  /** @param error why what has changed is not known */
  doubt(error: unknown): void {
    if (this.isBehind || this.ageSeconds < BEHIND_AFTER_SECONDS) return;
    this.isBehind = true;
    this.logger.warn({
      event: 'flags.behind',
      msg: 'Flags are answered as last seen: the database does not tell what has changed',
      err: error,
    });
  }

  private now() {
    return { at: performance.now(), time: this.clock.now() };
  }
}
