import { OpenDeadline } from '../../../../libs/shared/deadlines/index.js';
import { Inbox } from '../../../../libs/shared/events/inbox.js';
import type { InboxRow } from '../../../../libs/shared/events/inbox.js';
import { Milestones } from '../../../../libs/shared/events/milestones.js';

// Loaded before the product, in a process of its own, which PARTIAL tells what to be.
const is = new Set((process.env.PARTIAL ?? '').split(' '));
const HOUR_MS = 3_600_000;

/** Its time of day is an hour off; the monotonic clock, and with it every timer, goes as it should. */
function shiftClock(ms: number): void {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(RealDate.now() + ms);
      else super(...given);
    }

    static override now(): number {
      return RealDate.now() + ms;
    }
  }
  // All arguments of a date in parts reach the real constructor.
  const shifted = new Proxy(ShiftedDate, {
    construct: (target, given: []) => (given.length > 1 ? new RealDate(...given) : new target(...given)),
  });
  globalThis.Date = shifted as unknown as DateConstructor;
}

/** Stops where a job is done and not yet marked, once: as if it were paged out, or waited for until it is told to go on. */
function stopAtJob(how: 'stop' | 'wait'): void {
  let stopped = false;
  Milestones.prototype.pass = async (name: string) => {
    if (name !== 'job.worked' || stopped) return;
    stopped = true;
    process.stdout.write(`\nstopped ${process.pid}\n`);
    if (how === 'stop') process.kill(process.pid, 'SIGSTOP');
    else await new Promise((resolve) => process.once('message', resolve));
  };
}

/** A broken variant: a job is marked by whoever ends it, whoever holds it by now. */
function forgetFences(): void {
  interface Within {
    readonly compartments: { of(module: string): { once(text: string, parameters: unknown[]): Promise<unknown[]> } };
  }
  Inbox.prototype.complete = async function (this: Inbox, module, { handler, event_id: eventId }: InboxRow) {
    const text = `update ${module}.event_inbox set status = 'done', finished_at = now(), lease_until = null
      where handler = $1 and event_id = $2 returning event_id`;
    const marked = await (this as unknown as Within).compartments.of(module).once(text, [handler, eventId]);
    return marked.length === 1;
  };
}

/** A broken variant: what is below a request does not know of its deadline. */
function forgetDeadlines(): void {
  OpenDeadline.prototype.run = <T>(work: () => T) => work();
}

if (is.has('an-hour-fast')) shiftClock(HOUR_MS);
if (is.has('stops-at-job')) stopAtJob('stop');
if (is.has('waits-at-job')) stopAtJob('wait');
if (is.has('unfenced')) forgetFences();
if (is.has('boundless')) forgetDeadlines();
