import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../libs/shared/http/index.js';
import type { Route } from '../../../libs/shared/http/index.js';
import { Product } from './product.js';
import type { Instance, Person, Reply } from './product.js';
import { visits } from './visits.js';

/** [statements, round trips], the brackets of transactions counted as round trips only. */
const budgets: Readonly<Record<string, readonly [number, number]>> = {
  http_getProblem: [0, 0],
  http_getOpenApi: [0, 0],
  http_showReference: [0, 0],
  health_live: [0, 0],
  health_health: [0, 0],
  health_ready: [0, 0],
  health_startup: [0, 0],
  identity_signUp: [3, 4],
  identity_resendVerification: [4, 5],
  identity_verifyEmail: [6, 8],
  identity_showVerifyPage: [0, 0],
  identity_signIn: [4, 6],
  identity_signOut: [3, 4],
  identity_forgotPassword: [3, 4],
  identity_resetPassword: [7, 10],
  identity_showResetPage: [0, 0],
  identity_changePassword: [6, 8],
  identity_reauthenticate: [4, 6],
  identity_getMe: [2, 3],
  identity_changeMe: [3, 4],
  identity_listSessions: [2, 3],
  identity_revokeSession: [3, 4],
  identity_revokeOtherSessions: [3, 4],
  organizations_createOrganization: [5, 6],
  organizations_listMyOrganizations: [2, 3],
  organizations_getOrganization: [3, 4],
  organizations_renameOrganization: [5, 6],
  organizations_listMembers: [4, 6],
  organizations_leaveOrganization: [6, 7],
  organizations_changeRole: [7, 9],
  organizations_removeMember: [6, 7],
  organizations_listRoles: [2, 2],
  organizations_listMyPermissions: [2, 2],
  organizations_deleteOrganization: [6, 7],
  organizations_transferOwnership: [8, 9],
  organizations_createInvitation: [10, 12],
  organizations_getInvitation: [3, 4],
  organizations_resendInvitation: [9, 10],
  organizations_listInvitations: [3, 4],
  organizations_revokeInvitation: [5, 6],
  organizations_listMyInvitations: [3, 5],
  organizations_acceptInvitation: [9, 12],
  organizations_declineInvitation: [5, 8],
  organizations_showAcceptPage: [0, 0],
  notifications_listNotifications: [2, 3],
  notifications_countUnread: [2, 3],
  notifications_markAllRead: [2, 3],
  notifications_markRead: [2, 3],
  notifications_deleteNotification: [2, 3],
  notifications_list: [0, 0],
};
/** The limiter's statements, beside the budget: one counts the request, others what a module throttles or caps. */
const LIMITER = 1;
const limiterStatements: Readonly<Record<string, number>> = {
  http_getProblem: 0,
  http_getOpenApi: 0,
  http_showReference: 0,
  health_live: 0,
  health_health: 0,
  health_ready: 0,
  health_startup: 0,
  identity_signUp: 2,
  identity_resendVerification: 2,
  identity_signIn: 3,
  identity_forgotPassword: 2,
  identity_resetPassword: 2,
  identity_changePassword: 3,
  identity_reauthenticate: 3,
  organizations_createOrganization: 2,
  organizations_createInvitation: 2,
  organizations_resendInvitation: 2,
};
const MOST_TO_READ = 4;
const MOST_TO_WRITE = 10;

const product = new Product();
let measured: Instance;
let owner: Person;
let all: Route[];

beforeAll(async () => {
  await product.start();
  // Its own worker would count too: events are handled by the other instance.
  measured = await product.start({ ROLE: 'api', NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox' });
  owner = await product.person('Ada');
  all = routes(measured.app);
}, 30_000);

afterAll(() => product.stop());

describe('every route', () => {
  it('has a budget and a visit that spends it', () => {
    const names = all.map(({ operationId }) => operationId).sort();
    expect(Object.keys(budgets).sort()).toEqual(names);
    expect(Object.keys(visits).sort()).toEqual(names);
  });

  it.each(Object.keys(visits))('keeps its budget: %s', async (operationId) => {
    const visit = await visits[operationId]!({ product, owner });
    const cost = await measured.cost<Reply>(() => measured.send(...visit));
    expect(cost.result).toMatchObject({ status: expect.any(Number) });
    expect(cost.result.status).toBeLessThan(400);
    expect([cost.statements.length, cost.roundTrips]).toEqual(budgets[operationId]);
    expect(cost.limiter).toHaveLength(limiterStatements[operationId] ?? LIMITER);
    const { method } = all.find((route) => route.operationId === operationId)!;
    expect(cost.statements.length).toBeLessThanOrEqual(method === 'GET' ? MOST_TO_READ : MOST_TO_WRITE);
  });
});

describe('a list', () => {
  it('costs the same for 1 row and for 100', async () => {
    const organizationId = await product.organization(owner);
    const lists = ['members', 'invitations'].map((it) => `/v1/organizations/${organizationId}/${it}`);
    const mine = ['/v1/organizations', '/v1/me/sessions', '/v1/me/invitations'];
    const read = async () => {
      const costs: Record<string, readonly number[]> = {};
      for (const path of [...lists, ...mine]) {
        const cost = await measured.cost(() => measured.send('GET', `${path}?limit=100`, undefined, owner.token));
        expect(cost.result.status).toBe(200);
        costs[path] = [cost.statements.length, cost.roundTrips];
        counts[path] = cost.result.body.items.length;
      }
      return costs;
    };
    const counts: Record<string, number> = {};
    const few = await read();
    await multiply(organizationId);
    expect(await read()).toEqual(few);
    for (const path of [...lists, ...mine]) expect([path, counts[path]]).toEqual([path, 100]);
  });

  /** A hundred rows of each kind, put there directly: the API would need a hundred mails. */
  async function multiply(organizationId: string): Promise<void> {
    const copy = (table: string, where: string, changes: string, from = 'generate_series(1, 120) n') =>
      product.database.query(
        `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${changes}))).*
         from ${table} t, ${from} where ${where}`,
      );
    const join = (organization: string, user: string, from: string) =>
      product.database.query(
        `insert into organizations.members (organization_id, user_id, role) select ${organization}, ${user}, 'member' ${from}`,
      );
    const newId = `'id', gen_random_uuid()`;
    const hash = (of: string) => `'token_hash', '\\x' || encode(sha256((${of})::text::bytea), 'hex')`;
    const address = `'email', n || '@example.org', 'email_key', n || '@example.org'`;
    const stranger = await product.person('Grace');
    const elsewhere = await product.organization(stranger);
    await product.invite(organizationId, owner, 'one@example.com', 'member');
    await product.invite(elsewhere, stranger, owner.email, 'member');

    await copy('identity.users', `t.id = '${owner.id}'`, `${newId}, ${address}`);
    await join(`'${organizationId}'`, 'id', `from identity.users where email like '%@example.org'`);
    await copy('identity.sessions', `t.user_id = '${owner.id}'`, `${newId}, ${hash('t.id::text || n')}`);
    await copy(
      'organizations.invitations',
      `t.organization_id = '${organizationId}'`,
      `${newId}, ${address}, ${hash('t.id::text || n')}`,
    );
    await copy('organizations.organizations', `t.id = '${elsewhere}'`, `${newId}, 'slug', 'copy-' || n`);
    const copies = `organizations.organizations o`;
    await join('o.id', `'${owner.id}'`, `from ${copies} where slug like 'copy-%'`);
    const invitedThere = `${newId}, 'organization_id', o.id, ${hash('o.id')}`;
    const there = `t.organization_id = '${elsewhere}' and o.slug like 'copy-%'`;
    await copy('organizations.invitations', there, invitedThere, copies);
  }
});
