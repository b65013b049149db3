import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Handlers } from '../../../../libs/shared/events/index.js';
import { createHttpAdapter, HttpConfig } from '../../../../libs/shared/http/index.js';
import { AppModule } from '../../app.module.js';
import type { SentMail } from './crash-mails.js';
import type { CrashPostgres } from './crash-postgres.js';
import type { Found, State } from './journal.js';

/** What the database holds of what clients did under one name. */
export async function stateOf(postgres: CrashPostgres, run: string): Promise<State> {
  /** Counted once for all: there is no index by aggregate, and there are many. */
  const made = (type: string, text: string) =>
    postgres.query<Found>(
      `with told as materialized (
         select aggregate_id::uuid as id, count(*)::int as told from organizations.event_outbox where type = $2 group by 1)
       ${text}`,
      [run, type],
    );
  const created = await made(
    'organizations.organization.created',
    `select o.name as subject, max(o.id::text) as id, count(*)::int as made, coalesce(sum(told), 0)::int as told
     from organizations.organizations o left join told using (id) where starts_with(o.name, $1) group by o.name`,
  );
  const invited = await made(
    'organizations.invitation.created',
    `select i.email as subject, max(i.id::text) as id, count(*)::int as made, coalesce(sum(told), 0)::int as told
     from organizations.invitations i left join told using (id) where starts_with(i.email, lower($1)) group by i.email`,
  );
  const resent = await made(
    'organizations.invitation.resent',
    `select id::text as subject, id::text, i.sent_count - 1 as made, coalesce(told, 0) as told
     from organizations.invitations i left join told using (id) where starts_with(i.email, lower($1))`,
  );
  const bySubject = (rows: readonly Found[]) => new Map(rows.map((it) => [it.subject, it]));
  return { create: bySubject(created), invite: bySubject(invited), resend: bySubject(resent) };
}

/** Which handlers the product has for events, as it says itself: nothing is started or connected. */
export async function handlersOf(postgres: CrashPostgres) {
  const config = HttpConfig.read(postgres.variables);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(postgres.variables, { work: false }),
    createHttpAdapter(config),
    { logger: false, abortOnError: false },
  );
  return app
    .get(Handlers, { strict: false })
    .listening()
    .map(({ key, module, source }) => ({ key, module, ...source }));
}

interface Delivery {
  readonly to: string;
  readonly messageId: string;
  readonly eventId: string;
  readonly invitationId: string;
  readonly type: string;
  readonly sequence: string;
  readonly told: number;
}

/**
 * Holds what became of events against what is promised of them: each reaches all its handlers, has its effect once, and those of
 * one aggregate have theirs in order. `deaths` explain so many mails that went out again.
 */
export async function brokenDeliveries(
  postgres: CrashPostgres,
  handlers: Awaited<ReturnType<typeof handlersOf>>,
  { taken, repeatsExplained }: { taken: readonly SentMail[]; repeatsExplained: number },
): Promise<string[]> {
  const broken: string[] = [];
  for (const { key, module, publisher, type } of handlers) {
    const [row] = await postgres.query<{ events: number; unreached: number; undone: number }>(
      `select count(*)::int as events, count(*) filter (where i.event_id is null)::int as unreached,
         count(*) filter (where i.status <> 'done')::int as undone
       from ${publisher}.event_outbox o left join ${module}.event_inbox i on i.event_id = o.id and i.handler = $1
       where o.type = $2`,
      [key, type],
    );
    if (row?.unreached) broken.push(`${row.unreached} of ${row.events} events ${type} have not reached ${key}`);
    if (row?.undone) broken.push(`${row.undone} of ${row.events} events ${type} are not done by ${key}`);
  }
  return [...broken, ...(await brokenMails(postgres, taken, repeatsExplained))];
}

/** Each invitation and each resend is mailed once, under a Message-ID of its own. */
async function brokenMails(postgres: CrashPostgres, taken: readonly SentMail[], explained: number): Promise<string[]> {
  const rows = await postgres.query<Delivery>(
    `with sent as materialized (
       select data->>'emailId' as id, count(*)::int as told from notifications.event_outbox
       where type = 'notifications.email.sent' group by 1)
     select m.to_email as to, m.message_id as "messageId", o.id as "eventId", o.aggregate_id as "invitationId", o.type,
       o.sequence, coalesce(sent.told, 0) as told
     from organizations.event_outbox o left join notifications.emails m on m.event_id = o.id
       left join sent on sent.id = m.id::text
     where o.type in ('organizations.invitation.created', 'organizations.invitation.resent') order by o.sequence`,
  );
  const first = new Map<string, number>();
  taken.forEach(({ messageId }, place) => first.set(messageId, Math.min(place, first.get(messageId) ?? place)));
  const broken: string[] = [];
  const unsent = rows.filter(({ messageId }) => !first.has(messageId));
  if (unsent.length > 0) broken.push(`${unsent.length} of ${rows.length} mails were not taken by the mail server`);
  const doubled = rows.filter(({ told }) => told > 1);
  if (doubled.length > 0) broken.push(`${doubled.length} mails were told of several times`);
  if (new Set(rows.map(({ eventId }) => eventId)).size < rows.length) broken.push('an event has several mails');
  for (const [invitation, mails] of Map.groupBy(rows, ({ invitationId, type }) => `${type} ${invitationId}`)) {
    const places = mails.map(({ messageId }) => first.get(messageId) ?? 0);
    if (places.some((it, index) => it < (places[index - 1] ?? 0))) broken.push(`out of order: ${invitation}`);
  }
  const repeats = repeatsIn(taken);
  if (repeats > explained) broken.push(`${repeats} mails went out again, and deaths explain ${explained}`);
  return broken;
}

/** Mails that went out once more. */
export const repeatsIn = (taken: readonly SentMail[]): number =>
  taken.length - new Set(taken.map(({ messageId }) => messageId)).size;
