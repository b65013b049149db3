import { randomUUID } from 'node:crypto';
import { apiKeyListCase } from './api-keys.cases.js';
import { moduleLists } from './cases.js';
import type { ListCase } from './list-case.js';
import type { Person, Product } from './product.js';

const idOf = ({ id }: Record<string, string>) => id!;

/** Every list of the API, by the operation that reads it, as this person sees it in an organization of their own. */
export async function listCases(product: Product, person: Person): Promise<Readonly<Record<string, ListCase>>> {
  const query = (text: string, parameters: unknown[]) => product.database.query(text, parameters);
  const organizationId = await product.organization(person);
  const made = async (text: string, ...parameters: unknown[]) => {
    const key = randomUUID();
    await query(text, [key, ...parameters]);
    return key;
  };
  const remove =
    (table: string, column = 'id') =>
    (key: string) =>
      query(`delete from ${table} where ${column} = $1`, [key]);
  const invitation = `insert into organizations.invitations
    (id, organization_id, email, email_key, role, key_id, token_hash, invited_by, expires_at)
    values ($1::uuid, $2, $3, $3, 'member', 'dev', sha256($1::uuid::text::bytea), gen_random_uuid(), now() + interval '1 day')`;
  const newOrganization = () =>
    made(
      `insert into organizations.organizations (id, name, slug) values ($1::uuid, 'Listed', 'l-' || left($1::uuid::text, 30))`,
    );
  const leave = async (id: string) => {
    for (const [table, column] of [['members'], ['invitations'], ['organizations', 'id']] as const)
      await query(`delete from organizations.${table} where ${column ?? 'organization_id'} = $1`, [id]);
  };
  const path = `/v1/organizations/${organizationId}`;
  return {
    ...(await moduleLists(product, person, organizationId)),
    identity_listApiKeys: apiKeyListCase(product, person, organizationId),
    organizations_listMembers: {
      path: `${path}/members`,
      keyOf: ({ userId }) => userId!,
      insert: async () => {
        const address = `${randomUUID()}@example.com`;
        const userId = await made(
          `insert into identity.users
           select (jsonb_populate_record(null::identity.users, to_jsonb(u) || jsonb_build_object(
             'id', $1::uuid, 'email', $3::text, 'email_key', $3::text))).*
           from identity.users u where u.id = $2`,
          person.id,
          address,
        );
        const joining = `insert into organizations.members (user_id, organization_id, role) values ($1, $2, 'member')`;
        await query(joining, [userId, organizationId]);
        return userId;
      },
      remove: remove('organizations.members', 'user_id'),
    },
    organizations_listInvitations: {
      path: `${path}/invitations`,
      keyOf: idOf,
      insert: () => made(invitation, organizationId, `${randomUUID()}@example.com`),
      remove: remove('organizations.invitations'),
    },
    organizations_listMyOrganizations: {
      path: '/v1/organizations',
      keyOf: idOf,
      insert: async () => {
        const id = await newOrganization();
        await query(`insert into organizations.members (organization_id, user_id, role) values ($1, $2, 'member')`, [
          id,
          person.id,
        ]);
        return id;
      },
      remove: leave,
    },
    organizations_listMyInvitations: {
      path: '/v1/me/invitations',
      keyOf: idOf,
      insert: async () => made(invitation, await newOrganization(), person.email),
      remove: remove('organizations.invitations'),
    },
    notifications_listNotifications: {
      path: '/v1/me/notifications',
      filters: ['unread=true'],
      keyOf: idOf,
      insert: () =>
        made(
          `insert into notifications.inbox_items (id, user_id, category, type, event_id, title, body, occurred_at)
           values ($1::uuid, $2, 'activity', 'a.b.c', $1::uuid, 'Title', 'Body', now())`,
          person.id,
        ),
      remove: remove('notifications.inbox_items'),
    },
    identity_listSessions: {
      path: '/v1/me/sessions',
      keyOf: idOf,
      insert: () =>
        made(
          `insert into identity.sessions
           select (jsonb_populate_record(null::identity.sessions, to_jsonb(s) || jsonb_build_object(
             'id', $1::uuid, 'token_hash', '\\x' || encode(sha256($1::uuid::text::bytea), 'hex')))).*
           from identity.sessions s where s.user_id = $2 limit 1`,
          person.id,
        ),
      remove: remove('identity.sessions'),
    },
  };
}
