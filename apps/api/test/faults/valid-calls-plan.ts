import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addressOf as filled, drawn, operations, valueOf } from './generate.js';
import type { Operation } from './generate.js';

import type { Actor, World } from './valid-calls-world.js';

/** A call that the document allows. */
export interface Call {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly actor: Actor | undefined;
  readonly organizationId: string;
}

/** How often an operation is drawn beside others, which are drawn ten times. What hashes passwords is dear. */
const weights: Readonly<Record<string, number>> = {
  ...{ identity_signIn: 3, identity_verifyEmail: 5, identity_resetPassword: 3, identity_changePassword: 2 },
  ...{ identity_reauthenticate: 3, identity_signOut: 2, identity_revokeOtherSessions: 2, identity_revokeSession: 4 },
  ...{ organizations_deleteOrganization: 2, organizations_transferOwnership: 8, organizations_leaveOrganization: 5 },
  ...{ organizations_createInvitation: 30, organizations_acceptInvitation: 30, organizations_resendInvitation: 20 },
  ...{ flags_createFlag: 30, flags_createSegment: 20, flags_archiveFlag: 3, flags_deleteSegment: 5 },
  ...{ identity_forgotPassword: 4, identity_signUp: 5, organizations_createOrganization: 15 },
  ...{
    organizations_listMyOrganizations: 20,
    organizations_listMembers: 20,
    http_getOpenApi: 1,
    http_showReference: 1,
  },
};

/** What schemas cannot say: names are plain, languages exist, slugs are new. */
const hints = {
  name: fc.stringMatching(/^[A-Za-z][a-z0-9 ]{0,40}[a-zé日]$/),
  slug: fc.stringMatching(/^[a-z]{3}[a-z0-9-]{0,20}[a-z0-9]{6}$/),
  locale: fc.constantFrom('en', 'de-CH', 'pt-BR', 'zh-Hant-TW'),
  unread: fc.constantFrom('true', 'false'),
  limit: fc.oneof(fc.constantFrom('1', '2'), fc.integer({ min: 1, max: 100 }).map(String)),
};

const callOf = (operation: Operation) =>
  fc.record({
    operation: fc.constant(operation),
    body: operation.body ? valueOf(operation.body, hints) : fc.constant(undefined),
    query: fc.record(
      Object.fromEntries(
        operation.parameters
          .filter((it) => it.in === 'query' && it.name !== 'cursor')
          .map(({ name, schema }) => [name, name in hints ? hints[name as 'limit'] : valueOf(schema)]),
      ),
      { requiredKeys: [] },
    ),
  });

const anyCall = fc
  .oneof(...operations.map((it) => ({ weight: weights[it.id] ?? 10, arbitrary: fc.constant(it) })))
  .chain((operation) =>
    fc.tuple(
      callOf(operation),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 12, maxLength: 12 }),
    ),
  );

type Drawn = ReturnType<typeof drawCalls>[number];

export const drawCalls = (count: number, part: number) => drawn(anyCall, count, part);

/** Fills what was drawn with what exists by now. */
export class Plan {
  #count = 0;

  constructor(private readonly world: World) {}

  call([{ operation, body, query }, dice]: Drawn): Call {
    const { world } = this;
    const chances = dice.values();
    const chance = () => chances.next().value ?? 0;
    const [invitationId, invited] = answers.has(operation.id) ? this.#invitation(chance()) : [];
    const someone = world.actors[Math.floor(chance() ** 2 * world.actors.length)];
    const actor = operation.isPublic ? undefined : (invited ?? someone);
    const own = [...(actor?.organizations ?? [])];
    const organizationId =
      (chance() < 0.8 ? own[Math.floor(chance() * own.length)] : world.organizations.pick(chance())) ?? randomUUID();
    const values = this.#values(actor, organizationId, chance);
    const cursor =
      chance() < 0.4 ? world.of(world.cursors, cursorsOf(operation, actor, organizationId)).pick(chance()) : undefined;
    const members = { ...(query as Record<string, string>), ...(cursor && takes(operation, 'cursor') && { cursor }) };
    const rest = new URLSearchParams(members).toString();
    const path = filled(operation.path, values);
    return {
      operation,
      path: path + (rest && `?${rest}`),
      headers: this.#headers(operation, path, organizationId, chance),
      body: operation.body && {
        ...(body as object),
        ...(invitationId
          ? this.#answer(invitationId, invited, chance())
          : this.#members(operation, actor, organizationId, chance)),
      },
      actor,
      organizationId,
    };
  }

  #values(actor: Actor | undefined, organizationId: string, chance: () => number): Record<string, string> {
    const { world } = this;
    return {
      ...world.made(organizationId, chance()),
      organizationId,
      code: chance() < 0.9 ? 'request_invalid' : 'no_such_code',
      userId: world.of(world.members, organizationId).pick(chance()) ?? randomUUID(),
      invitationId: world.of(world.invitations, organizationId).pick(chance()) ?? randomUUID(),
      sessionId: actor?.sessions.pick(chance()) ?? randomUUID(),
      flagKey: world.of(world.flags, organizationId).pick(chance()) ?? 'no-flag',
      environmentKey: world.of(world.environments, organizationId).pick(chance()) ?? 'development',
      segmentId: world.of(world.segments, organizationId).pick(chance()) ?? randomUUID(),
      notificationId: actor?.notifications.pick(chance()) ?? randomUUID(),
    };
  }

  #headers(operation: Operation, path: string, organizationId: string, chance: () => number): Record<string, string> {
    const { versions } = this.world;
    const isOfOrganization = operation.path.endsWith('{organizationId}');
    const version = versions.get(isOfOrganization ? organizationId : addressOf(path)) ?? 1;
    const key = operation.parameters.find(({ name }) => name === 'Idempotency-Key');
    return {
      ...(key && (key.required || chance() < 0.5) && { 'idempotency-key': randomUUID() }),
      ...(takes(operation, 'If-Match') && { 'if-match': `"${chance() < 0.85 ? version : version + 1}"` }),
      ...(chance() < 0.1 && { 'x-request-deadline-ms': '20000' }),
      ...(takes(operation, 'If-None-Match') && chance() < 0.5 && { 'if-none-match': `"${version}"` }),
    };
  }

  /** Members that lead somewhere: what was mailed, who exists, what the password is. */
  #members(operation: Operation, actor: Actor | undefined, organizationId: string, chance: () => number): object {
    const { world } = this;
    const somebody = world.actors[Math.floor(chance() * world.actors.length)];
    const isRight = chance() < 0.85;
    switch (operation.id) {
      case 'identity_signUp':
        return { email: isRight ? `newcomer${++this.#count}@example.com` : somebody?.email };
      case 'identity_signIn':
        return { email: somebody?.email, password: isRight ? somebody?.password : 'not this one' };
      case 'identity_forgotPassword':
        return { email: somebody?.email };
      case 'identity_verifyEmail':
        return { ...this.#proof(world.signUps, 'verify', chance), password: `lantern-harbour-${++this.#count}` };
      case 'identity_resetPassword':
        return { ...this.#proof(world.resets, 'reset', chance), password: `anchor-teapot-${++this.#count}` };
      case 'identity_resendVerification':
        return { attemptId: [...world.signUps.values()].at(-1) ?? randomUUID() };
      case 'identity_changePassword':
        return { currentPassword: isRight ? actor?.password : 'x', newPassword: `kettle-stair-${++this.#count}` };
      case 'identity_reauthenticate':
        return { password: isRight ? actor?.password : 'not this one' };
      case 'organizations_createInvitation':
        return { email: isRight ? somebody?.email : `guest${++this.#count}@example.com` };
      case 'organizations_transferOwnership':
        return { userId: world.of(world.members, organizationId).pick(chance()) ?? randomUUID() };
      case 'flags_createFlag':
      case 'flags_updateFlag':
        return { dependencies: [], ownerUserId: isRight ? null : randomUUID() };
      case 'flags_replaceState':
        return { strategies: isRight ? [{ name: 'default' }] : [], variants: [] };
      case 'flags_createSegment':
        return { name: `Segment ${++this.#count}`, constraints: [] };
      case 'flags_updateSegment':
        return { name: undefined, constraints: [{ contextName: 'plan', operator: 'IN', values: ['pro'] }] };
      case 'flags_explainFlag':
        return { environmentKey: 'development', context: { userId: 'ada' } };
      default:
        return {};
    }
  }

  /** By the code or by the link. A body has one proof, so that drawn members of the other are taken away. */
  #proof(attempts: ReadonlyMap<string, string>, page: 'verify' | 'reset', chance: () => number): object {
    const [email, attemptId] = [...attempts][Math.floor(chance() * attempts.size)] ?? ['', randomUUID()];
    const mailed = this.world.mailed(email, page);
    for (const proof of [attemptId, mailed?.token]) if (proof) this.world.proofs.set(proof, email);
    const none = { token: undefined, attemptId: undefined, code: undefined };
    if (mailed && chance() < 0.5) return { ...none, token: mailed.token };
    return { ...none, attemptId, code: mailed?.code ?? '12345678' };
  }

  /** An invitation that somebody has not answered, and them. */
  #invitation(chance: number): [id?: string, invited?: Actor] {
    const { actors, invited } = this.world;
    const open = [...invited].filter(([, email]) => actors.some((it) => it.email === email));
    const [id, address] = open[Math.floor(chance * open.length)] ?? [];
    return [id, actors.find(({ email }) => email === address)];
  }

  /** By the link or by the code of the last mail, which may be of another invitation. */
  #answer(invitationId: string, invited: Actor | undefined, chance: number): object {
    const mailed = this.world.mailed(invited?.email ?? '', 'accept');
    if (mailed) this.world.invited.delete(invitationId);
    if (mailed && chance < 0.7) return { token: mailed.token, invitationId: undefined, code: undefined };
    return { token: undefined, invitationId, code: mailed?.code ?? '12345678' };
  }
}

const answers = new Set(['organizations_acceptInvitation', 'organizations_declineInvitation']);
const takes = ({ parameters }: Operation, name: string) => parameters.some((it) => it.name === name);

/** The address of what was asked for or done something to, as versions are kept. */
export const addressOf = (path: string): string => path.replace(/\?.*$/, '').replace(/\/(toggle|archive)$/, '');

/** A cursor is of one list, as one person sees it. */
export const cursorsOf = ({ id, path }: Operation, actor: Actor | undefined, organizationId: string): string =>
  [id, actor?.email, path.includes('{organizationId}') ? organizationId : ''].join(' ');
