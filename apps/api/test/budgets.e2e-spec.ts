import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allowanceOf, routes, takesKey } from '../../../libs/shared/http/index.js';
import type { Route } from '../../../libs/shared/http/index.js';
import { Metrics } from '../../../libs/shared/metrics/index.js';
import { expectSameCost, expectWithinBudget } from '../../../libs/shared/testing/index.js';
import type { Cost } from '../../../libs/shared/testing/index.js';
import { AppModule } from '../app.module.js';
import { apiKeyBudgets } from './api-keys.cases.js';
import { moduleBudgets, moduleLimiter } from './cases.js';
import { listCases } from './list-cases.js';
import { previewOf } from './preview.js';
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
  ...apiKeyBudgets,
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
  organizations_acceptInvitation: [8, 11],
  organizations_declineInvitation: [5, 8],
  organizations_showAcceptPage: [0, 0],
  notifications_listNotifications: [2, 3],
  notifications_countUnread: [2, 3],
  notifications_markAllRead: [2, 3],
  notifications_markRead: [2, 3],
  notifications_deleteNotification: [2, 3],
  notifications_list: [0, 0],
  ...moduleBudgets,
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
  ...moduleLimiter,
};

const product = new Product();
const all = routes(await previewOf(AppModule));
const byName = (list: readonly Route[]) => list.map((route) => [route.operationId, route] as const);
/** GETs whose answer is a page, by what they say that they answer. */
const lists = all
  .filter(({ method, answers: [answer] }) => {
    const isPage = answer?.kind === 'returns' && 'shape' in answer.schema && 'nextCursor' in answer.schema.shape;
    return method === 'GET' && isPage;
  })
  .map(({ operationId }) => operationId);
/** Pages of no rows: what they list stands in the program, or in the files of a developer. */
const withoutRows = ['notifications_list', 'organizations_listRoles'];

let measured: Instance;
let owner: Person;

beforeAll(async () => {
  await product.start();
  // Its own worker would count too: events are handled by the other instance.
  measured = await product.start({ ROLE: 'api', NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox' });
  owner = await product.person('Ada');
}, 30_000);

afterAll(() => product.stop());

/** One visit to a route, which succeeds. */
async function visit(operationId: string, further: Readonly<Record<string, string>> = {}): Promise<Cost<Reply>> {
  const [method, path, body, token, from, headers] = await visits[operationId]!({ product, owner });
  const cost = await measured.cost(() => measured.send(method, path, body, token, from, { ...headers, ...further }));
  expect(cost.result.status).toBeLessThan(400);
  return cost;
}

/** What its decorators say, which is no looser than it has to be: so it is seen one day that it needs more. */
function judge(cost: Cost<Reply>, route: Route): void {
  expectWithinBudget(cost, allowanceOf(route), route.operationId);
  if (!route.budget) return;
  const { reason: _reason, databaseMs: _databaseMs, ...declared } = route.budget;
  expect({ statements: cost.statements.length, roundTrips: cost.roundTrips }).toMatchObject(declared);
}

describe('every route', () => {
  it('has a budget and a visit that spends it', () => {
    const names = all.map(({ operationId }) => operationId).sort();
    expect(Object.keys(budgets).sort()).toEqual(names);
    expect(Object.keys(visits).sort()).toEqual(names);
  });

  it.each(byName(all))('costs what stands here: %s', async (operationId, route) => {
    const cost = await visit(operationId);
    const [statements, roundTrips] = budgets[operationId]!;
    expectWithinBudget(cost, { statements, roundTrips }, operationId);
    expect([cost.statements.length, cost.roundTrips]).toEqual([statements, roundTrips]);
    expect(cost.limiter).toHaveLength(limiterStatements[operationId] ?? LIMITER);
    if (!takesKey(route)) judge(cost, route);
  });

  it.each(byName(all.filter(takesKey)))('keeps its budget under a key, too: %s', async (operationId, route) => {
    judge(await visit(operationId, { 'idempotency-key': randomUUID() }), route);
  });
});

describe('a list', () => {
  it('has a case, or no rows', async () => {
    const cases = await listCases(product, owner);
    expect([...Object.keys(cases), ...withoutRows].sort()).toEqual([...lists].sort());
  });

  it.each(lists.filter((it) => !withoutRows.includes(it)))('costs the same for 1 row and for 50: %s', async (name) => {
    const person = await product.person();
    const { path, insert } = (await listCases(product, person))[name]!;
    const read = () => measured.send('GET', `${path}?limit=100`, undefined, person.token);
    const costOf = async (rows: number) => {
      const { body } = await read();
      for (let n = body.items.length; n < rows; n++) await insert();
      const cost = await measured.cost(read);
      expect(cost.result.body.items).toHaveLength(rows);
      return cost;
    };
    expectSameCost(await costOf(1), await costOf(50), name);
  });
});

describe('the server itself', () => {
  const name = 'bulkhead_http_budget_exceeded_total';
  /** Requests over their budget of this resource, by their labels. */
  async function exceeded(resource: string): Promise<Readonly<Record<string, number>>> {
    const text = await measured.get(Metrics).text();
    const lines = text.split('\n').filter((it) => it.startsWith(`${name}{`) && it.includes(`"${resource}"`));
    return Object.fromEntries(
      lines.map((it) => [it.slice(name.length, it.lastIndexOf(' ')), Number(it.split(' ').at(-1))]),
    );
  }

  it('has counted no visit as one over its budget', async () => {
    for (const resource of ['statements', 'round_trips']) expect(await exceeded(resource)).toEqual({});
  });

  it('counts a request that the database lets wait', async () => {
    const path = `/v1/organizations/${await product.organization(owner)}`;
    const labels = `{http_request_method="GET",http_route="/v1/organizations/:organizationId",module="organizations",resource="database_time"}`;
    const { [labels]: before = 0 } = await exceeded('database_time');
    const held = product.database.query(
      'begin; lock table organizations.organizations in access exclusive mode; select pg_sleep(1); commit',
    );
    const holders = () =>
      product.database.query(
        `select from pg_locks where relation = 'organizations.organizations'::regclass and mode = 'AccessExclusiveLock' and granted`,
      );
    while ((await holders()).length === 0) await turn();
    expect((await measured.send('GET', path, undefined, owner.token)).status).toBe(200);
    await held;
    // A request ends with its connection, and that comes after its answer.
    while (((await exceeded('database_time'))[labels] ?? 0) === before) await turn();
    expect((await exceeded('database_time'))[labels]).toBe(before + 1);
  });
});
