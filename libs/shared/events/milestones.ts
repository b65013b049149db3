import { Injectable } from '@nestjs/common';

/** Places in the engine between two commits: where a crash must do no harm. */
export type Milestone =
  | 'relay.read'
  | 'relay.delivered'
  | 'relay.advanced'
  | 'handler.effected'
  | 'handler.marked'
  | 'handler.done'
  | 'job.claimed'
  | 'job.worked'
  | 'job.done';

/** Told when the engine passes a milestone. Nothing listens in production; the crash test dies here. */
@Injectable()
export class Milestones {
  async pass(_milestone: Milestone, _subject: string): Promise<void> {}
}
