import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox, Subscriptions } from '../../../shared/events/index.js';
import type { Envelope } from '../../../shared/events/index.js';
import { declaredPermissions } from '../../../shared/http/index.js';
import { declaredNotices } from '../../../shared/notices/index.js';
import type { Notice, NoticeFacts } from '../../../shared/notices/index.js';
import { isMailed } from '../emails/emails.categories.js';
import { named } from '../emails/emails.words.js';
import { InboxRepository } from '../inbox/inbox.repository.js';
import type { NewItem } from '../inbox/inbox.repository.js';
import { InboxItemAdded } from '../notifications.events.js';
import { Facts } from './notices.facts.js';
import { NoticeRecipients } from './notices.recipients.js';

const LONGEST_TITLE = 200;
const LINK = /^\/(?![/\\])[\x21-\x7e]*$/;

/** What all who are told by one event have in common. */
type SharedItem = Omit<NewItem, 'id' | 'userId'>;

/**
 * Carries out every notice that the loaded modules declare: it hears their events through the registry and knows none of
 * them. One job an event puts the items into the inboxes; each mail is a job of its own, so that none waits for another.
 */
@Injectable()
export class Notices {
  constructor(
    subscriptions: Subscriptions,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly inbox: InboxRepository,
    private readonly facts: Facts,
    private readonly recipients: NoticeRecipients,
  ) {
    for (const [type, notice] of declaredNotices()) {
      refuseUnknownPermission(type, notice);
      subscriptions.job(`notice-${type}`, notice.event, (caller, event) => this.tell(caller, event, notice));
    }
  }

  private async tell(caller: Caller, event: Envelope, notice: Notice): Promise<void> {
    const facts = await this.facts.of(caller, event);
    if (!facts) return;
    const item = itemOf(event, notice, facts);
    for await (const userIds of this.recipients.pages(caller, event, notice))
      if (userIds.length > 0) await this.put(caller, notice, item, userIds);
  }

  /**
   * Whoever leaves loses their items when this module hears of it. It is asked who is still there once the items stand:
   * who left before that is found here, and who leaves after that is found then.
   */
  private async put(caller: Caller, notice: Notice, item: SharedItem, userIds: readonly string[]): Promise<void> {
    const items = userIds.map((userId) => ({ ...item, id: randomUUIDv7(), userId }));
    const writing = asSystem('put notices into inboxes', undefined, caller);
    await this.database.transaction(writing, () => this.inbox.addAbsent(items));
    const remaining = await this.recipients.remaining(caller, notice, userIds);
    const gone = userIds.filter((userId) => !remaining.includes(userId));
    await this.database.transaction(writing, async () => {
      if (gone.length > 0) await this.inbox.removeTold(item, gone);
      if (remaining.length > 0) await this.askForMails(caller, item, remaining);
    });
  }

  private async askForMails(caller: Caller, item: SharedItem, userIds: readonly string[]): Promise<void> {
    const { category, eventId: sourceEventId } = item;
    if (!isMailed(category)) return;
    const added = await this.inbox.listTold(item, userIds);
    const facts = added.map(({ id: itemId, userId }) => ({ itemId, userId, sourceEventId, category }));
    await this.outbox.publish(caller, ...facts.map((fact) => new InboxItemAdded(fact)));
  }
}

function itemOf(event: Envelope, notice: Notice, facts: NoticeFacts<object>): SharedItem {
  const { id: eventId, type, occurredAt, organizationId: sourceOrganizationId } = event;
  const link = notice.link?.path(facts) ?? null;
  if (link !== null && !LINK.test(link)) throw new Error(`The notice of ${type} leads to no path of the app`);
  const text = { title: named(notice.title(facts), LONGEST_TITLE), body: notice.body(facts).trim(), link };
  return { ...text, category: notice.category, type, eventId, occurredAt, sourceOrganizationId };
}

/** By now all modules are loaded, so a permission that nobody declares is a slip of the pen. */
function refuseUnknownPermission(type: string, { recipients }: Notice): void {
  if (!('permission' in recipients)) return;
  const { permission } = recipients;
  if (declaredPermissions().some(({ name }) => name === permission)) return;
  throw new Error(`The notice of ${type} is for ${permission}, which no module declares`);
}
