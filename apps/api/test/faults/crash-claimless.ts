import { Inbox } from '../../../../libs/shared/events/index.js';

// A broken variant: jobs are taken without a lease, and marked as done without a fence.
interface Within {
  readonly compartments: { of(module: string): { once(text: string, parameters: unknown[]): Promise<unknown[]> } };
}

const everywhere = (inbox: Inbox, module: string, set: string, { handler, event_id: eventId }: Row) => {
  const { compartments } = inbox as unknown as Within;
  const text = `update ${module}.event_inbox set ${set} where handler = $1 and event_id = $2 returning event_id`;
  return compartments.of(module).once(text, [handler, eventId]);
};
interface Row {
  readonly handler: string;
  readonly event_id: string;
}

const { claim } = Inbox.prototype;
Inbox.prototype.claim = async function (this: Inbox, module, handlers, most) {
  const rows = await claim.call(this, module, handlers, most);
  for (const row of rows) await everywhere(this, module, 'lease_until = null', row);
  return rows;
};

Inbox.prototype.complete = async function (this: Inbox, module, row) {
  const marked = await everywhere(this, module, `status = 'done', finished_at = now()`, row);
  return marked.length === 1;
};
