import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles, permissionsOfRole, routes } from '../../../libs/shared/http/index.js';
import type { Route } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import { apiKeyBodies } from './api-keys.cases.js';
import { moduleNamed } from './cases.js';
import type { Named } from './module-cases.js';
import { previewOf } from './preview.js';
import { Product } from './product.js';
import type { Instance, Person, Reply } from './product.js';
import { visits } from './visits.js';

/**
 * Every route, asked by everybody who may not: made from the route table, so a new route is in it or the suite is red.
 * Whoever has no business here learns nothing, not even whether there is something.
 */
const product = new Product();
const all = routes(await previewOf(AppModule));
const guarded = all.filter(({ access }) => access[0]?.kind !== 'public');
const tenants = guarded.filter(({ path }) => path.startsWith('/v1/organizations/:organizationId'));
const byName = (list: readonly Route[]) => list.map((route) => [route.operationId, route] as const);

let measured: Instance;
let owner: Person;
let stranger: Person;
let revoked: Person;

beforeAll(async () => {
  await product.start();
  measured = await product.start({ ROLE: 'api', NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox' });
  [owner, stranger, revoked] = [await product.person('Ada'), await product.person('Mallory'), await product.person()];
  await product.organization(stranger);
  await measured.send('POST', '/v1/auth/sign-out', undefined, revoked.token);
}, 60_000);

afterAll(() => product.stop());

/** A request that its owner may make, as its parts. */
async function request(operationId: string) {
  const [method, path, body, token, , headers] = await visits[operationId]!({ product, owner });
  return { method, path, body, token, headers, organizationId: path.split('/')[3] ?? '' };
}
type Request = Awaited<ReturnType<typeof request>>;

const send = (it: Request, change: Partial<Request> = {}): Promise<Reply> => {
  const { method, path, body, token, headers } = { ...it, ...change };
  return measured.send(method, path, body, token, undefined, headers);
};

/** What a refusal tells, without what names the one request. */
const told = ({ status, body }: Reply) => {
  const { instance: _instance, requestId: _requestId, ...rest } = body ?? {};
  return { status, ...rest };
};

/** A refusal with the statements that it cost. */
async function refusal(it: Request, change: Partial<Request>) {
  const { result, statements } = await measured.cost(() => send(it, change));
  const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  return { ...told(result), statements: statements.map((text) => text.replaceAll(ids, '?')) };
}

const elsewhere = (it: Request, organizationId: string): Partial<Request> => ({
  path: it.path.replace(it.organizationId, organizationId),
});

describe('every route that asks who calls', () => {
  it('has a case', () => {
    expect(guarded.filter(({ operationId }) => !(operationId in visits))).toEqual([]);
    expect(guarded.length).toBeGreaterThan(15);
  });

  it.each(byName(guarded))('is closed to whoever proves nothing: %s', async (operationId) => {
    const it = await request(operationId);
    const answers = [];
    for (const token of [undefined, revoked.token, 'ses_nonsense', 'x'.repeat(2_000)])
      answers.push(told(await send(it, { token })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});

describe('every route of an organization', () => {
  it.each(byName(tenants))('is not there for a member of another one: %s', async (operationId) => {
    const it = await request(operationId);
    const foreign = await refusal(it, { token: stranger.token });
    const unknown = await refusal(it, { ...elsewhere(it, randomUUIDv7()), token: stranger.token });
    const malformed = await send(it, { ...elsewhere(it, 'no-id'), token: stranger.token });
    expect(foreign).toMatchObject({ status: 404, code: 'organization_not_found' });
    expect(unknown).toEqual(foreign);
    expect(told(malformed)).toEqual(told({ ...malformed, body: (await send(it, { token: stranger.token })).body }));
    expect(malformed.status).toBe(404);
    // The control: it was the caller that was refused, and not a request that nobody can make.
    expect((await send(it)).status).toBeLessThan(300);
  });

  it.each(byName(tenants))('takes its tenant from the path and from nothing else: %s', async (operationId) => {
    const it = await request(operationId);
    const named = { ...(it.body as object), organizationId: it.organizationId, organization_id: it.organizationId };
    const body = it.method === 'GET' ? undefined : named;
    const headers = { ...it.headers, 'x-organization-id': it.organizationId, organization: it.organizationId };
    const answer = await send(it, { ...elsewhere(it, randomUUIDv7()), body, headers });
    expect(answer.status).toBe(404);
  });

  const permitted = tenants.filter(({ access }) => access[0]?.kind === 'allow');

  it.each(byName(permitted))(
    'is forbidden to a role without its permission, whatever it asks for: %s',
    async (name, route) => {
      const [access] = route.access;
      const permission = access?.kind === 'allow' ? access.permission : '';
      const role = builtInRoles.find((it) => !permissionsOfRole(it).has(permission));
      const it = await request(name);
      // Everybody who belongs here holds a permission that no built-in role lacks.
      if (!role) return expect((await send(it)).status).toBeLessThan(300);
      await product.database.query(
        'insert into organizations.members (organization_id, user_id, role) values ($1, $2, $3)',
        [it.organizationId, stranger.id, role],
      );
      const present = told(await send(it, { token: stranger.token }));
      expect(present).toMatchObject({ status: 403, code: 'permission_missing' });
      for (const path of lastIdReplaced(route, it.path))
        expect(told(await send(it, { path, token: stranger.token }))).toEqual(present);
      const nonsense = it.method === 'GET' ? { path: `${it.path}?nonsense=1` } : { body: { nonsense: true } };
      expect(told(await send(it, { ...nonsense, token: stranger.token }))).toEqual(present);
    },
  );

  it.each(byName(tenants))(
    'changes nothing while the organization is suspended: %s',
    async (operationId, { method, whenSuspended }) => {
      const it = await request(operationId);
      await product.database.query(`update organizations.organizations set status = 'suspended' where id = $1`, [
        it.organizationId,
      ]);
      const answer = await send(it);
      if (method === 'GET' || whenSuspended) expect(answer.status).toBeLessThan(300);
      else expect(told(answer)).toMatchObject({ status: 403, code: 'organization_suspended' });
    },
  );

  const withObjects = tenants.filter(({ path }) => /:organizationId\/.*:/.test(path));

  it.each(byName(withObjects))('knows no object of another organization: %s', async (operationId) => {
    const [ours, theirs] = [await request(operationId), await request(operationId)];
    const foreignId = idsIn(theirs.path).at(-1)!;
    const asked = (id: string) => send(ours, { path: ours.path.replace(idsIn(ours.path).at(-1)!, id) });
    const [foreign, unknown, malformed] = [await asked(foreignId), await asked(randomUUIDv7()), await asked('no-id')];
    expect(foreign.status).toBe(404);
    expect([told(unknown).code, told(malformed).code]).toEqual([told(foreign).code, told(foreign).code]);
    expect([unknown.status, malformed.status]).toEqual([404, 404]);
  });

  const lists = tenants.filter(
    ({ operationId, method }) => method === 'GET' && /list(Members|Invitations)/.test(operationId),
  );

  it.each(byName(lists))('takes no cursor of another organization: %s', async (operationId, { path }) => {
    const collection = path.split('/').at(-1)!;
    const cursors: string[] = [];
    const requests: Request[] = [];
    for (let round = 0; round < 2; round++) {
      const it = await request(operationId);
      await fill(it.organizationId, collection);
      const page = await send(it, { path: `${it.path}?limit=1` });
      cursors.push(page.body.nextCursor);
      requests.push(it);
    }
    const swapped = await send(requests[0]!, { path: `${requests[0]!.path}?limit=1&cursor=${cursors[1]!}` });
    expect(swapped).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
    const own = await send(requests[0]!, { path: `${requests[0]!.path}?limit=1&cursor=${cursors[0]!}` });
    expect(own.status).toBe(200);
  });
});

describe('every body that names something by its id', () => {
  const naming = guarded.filter(({ body }) => idMembers(body).length > 0);

  it('has a case', () => {
    expect(naming.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(named()).sort());
  });

  it.each(byName(naming))('knows nothing of another organization: %s', async (operationId) => {
    const [ours, theirs] = [await request(operationId), await product.organization(stranger)];
    const bodies = named()[operationId]!;
    const { foreign, unknown } = typeof bodies === 'function' ? await bodies(theirs) : bodies;
    const answers = [told(await send(ours, { body: foreign })), told(await send(ours, { body: unknown }))];
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(answers[1]).toEqual(answers[0]);
  });
});

/** Bodies that name an object of this organization, and one that does not exist. */
const named = (): Readonly<Record<string, Named | ((organizationId: string) => Promise<Named>)>> => ({
  ...moduleNamed(stranger.id),
  ...apiKeyBodies(stranger.id),
  organizations_transferOwnership: { foreign: { userId: stranger.id }, unknown: { userId: randomUUIDv7() } },
  organizations_acceptInvitation: invitationsOf,
  organizations_declineInvitation: invitationsOf,
});

async function invitationsOf(organizationId: string): Promise<Named> {
  const path = `/v1/organizations/${organizationId}/invitations`;
  const email = `somebody.${organizationId}@example.com`;
  const { body } = await measured.send('POST', path, { email, role: 'member' }, stranger.token);
  const code = '12345678';
  return { foreign: { invitationId: body.id, code }, unknown: { invitationId: randomUUIDv7(), code } };
}

function idMembers(body: Route['body']): string[] {
  return body && 'shape' in body ? Object.keys(body.shape).filter((name) => name.endsWith('Id')) : [];
}

const idsIn = (path: string): string[] => path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];

/** The same address about an object that does not exist, and about one that cannot. */
function lastIdReplaced({ path: pattern }: Route, path: string): string[] {
  if (!/:organizationId\/.*:/.test(pattern)) return [];
  const last = idsIn(path).at(-1)!;
  return [path.replace(last, randomUUIDv7()), path.replace(last, 'no-id')];
}

/** Two rows more, so that a page of one has a next one. */
async function fill(organizationId: string, collection: string): Promise<void> {
  for (let index = 0; index < 2; index++)
    if (collection === 'members')
      await product.database.query(
        `insert into organizations.members (organization_id, user_id, role) values ($1, gen_random_uuid(), 'member')`,
        [organizationId],
      );
    else {
      const email = `guest${index}.${organizationId}@example.com`;
      await measured.send(
        'POST',
        `/v1/organizations/${organizationId}/invitations`,
        { email, role: 'member' },
        owner.token,
      );
    }
}
