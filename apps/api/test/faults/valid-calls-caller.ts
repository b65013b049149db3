import { AnswerCheck } from '../../../../libs/shared/testing/index.js';
import type { Instance } from '../product.js';
import { addressOf, cursorsOf } from './valid-calls-plan.js';
import type { Call } from './valid-calls-plan.js';
import { undeclaredMember } from './valid-calls-members.js';
import type { Actor, World } from './valid-calls-world.js';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a harness reads what came, whatever it is
  readonly view: any;
}

/** Sends calls to one instance, judges their answers, and lets the world grow by them. */
export class Caller {
  readonly faults: string[] = [];
  readonly reached = new Set<string>();
  readonly statuses: Record<string, number> = {};
  sent = 0;

  constructor(
    private readonly instance: Instance,
    private readonly world: World,
  ) {}

  async send(call: Call): Promise<void> {
    const { operation, actor } = call;
    if (actor && !actor.credential) await this.#signIn(actor);
    const credential = actor?.credential;
    const answered = await this.#exchange(call, credential ?? undefined);
    if (!answered) return;
    if (answered.status === 401 && actor?.credential === credential && actor) actor.credential = null;
    if (answered.status < 400) this.reached.add(operation.id);
    this.#learn(call, answered);
    const key = call.headers['idempotency-key'];
    // What was done once under a key is asked again now and then.
    if (key && answered.status < 300 && this.sent % 3 === 0) await this.#exchange(call, credential ?? undefined);
  }

  async #exchange(call: Call, credential: Actor['credential'] | undefined): Promise<Answered | undefined> {
    const { operation, path, body } = call;
    const headers: Record<string, string> = {
      ...call.headers,
      ...(body && { 'content-type': 'application/json' }),
      ...(credential && { [credential[0]]: credential[1] }),
    };
    this.sent++;
    const sent = { method: operation.method, headers, body: body && JSON.stringify(body), redirect: 'manual' as const };
    const answer = await fetch(`${this.instance.url}${path}`, sent);
    const text = await answer.text();
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const fault = await this.#fault(call, answer, text);
    if (fault) this.faults.push(`${fault}\n${operation.method} ${path} ${JSON.stringify(body)}`);
    if (fault || !answer.headers.get('content-type')?.includes('json'))
      return { status: answer.status, headers: answer.headers, view: null };
    return { status: answer.status, headers: answer.headers, view: text === '' ? null : JSON.parse(text) };
  }

  async #fault({ operation, path }: Call, { status, headers }: Response, text: string): Promise<string | undefined> {
    if (status >= 500) return `${status} ${text}`;
    try {
      const check = await AnswerCheck.of(this.instance.app);
      check.judge(operation.method, path, { status, contentType: headers.get('content-type'), text, headers });
    } catch (error) {
      return (error as Error).message;
    }
    if (status >= 400 || !headers.get('content-type')?.startsWith('application/json')) return undefined;
    const surplus = undeclaredMember(operation.path, operation.method, status, JSON.parse(text));
    return surplus && `${operation.id} answers ${surplus}, which the document does not have`;
  }

  async #signIn(actor: Actor): Promise<void> {
    const body = { email: actor.email, password: actor.password };
    const reply = await this.instance.send('POST', '/v1/auth/sign-in', body);
    // Their password may be changing just now.
    if (reply.status !== 200) return;
    actor.credential = ['authorization', `Bearer ${reply.body.token}`];
    actor.id = reply.body.user.id;
  }

  #learn({ operation, path, actor, organizationId, body }: Call, { status, headers, view }: Answered): void {
    const { world } = this;
    if (status < 300 && view?.version) world.versions.set(addressOf(path), view.version);
    if (view?.code === 'organization_not_found') actor?.organizations.delete(organizationId);
    if (status >= 300) return;
    world.harvest(view, actor);
    world.locate(headers.get('location'));
    if (view?.nextCursor) world.of(world.cursors, cursorsOf(operation, actor, organizationId)).add(view.nextCursor, 5);
    if (operation.id === 'organizations_listMembers')
      for (const { userId } of view.items) world.of(world.members, organizationId).add(userId);
    if (operation.id === 'identity_signUp') world.signUps.set(String(body?.email), view.attemptId);
    if (operation.id === 'identity_forgotPassword') world.resets.set(String(body?.email), view.attemptId);
    if (view?.outcome === 'signed_in') this.#adopt(String(body?.password ?? body?.newPassword), headers, view);
    if (operation.id === 'identity_resetPassword')
      this.#renew(world.proofs.get(String(body?.token ?? body?.attemptId)), String(body?.password));
    if (operation.id === 'organizations_deleteOrganization') {
      world.organizations.remove(organizationId);
      for (const { organizations } of world.actors) organizations.delete(organizationId);
    }
  }

  /** Somebody has signed in, by whichever way: from now on they call with this session. */
  #adopt(
    password: string,
    headers: Headers,
    { user, token }: { user: { id: string; email: string }; token: string | null },
  ): void {
    const known = this.world.actors.find(({ email }) => email === user.email);
    const actor = known ?? this.world.actor(user.email, password);
    this.world.signUps.delete(user.email);
    actor.id = user.id;
    actor.password = password;
    const cookie = headers.get('set-cookie')?.split(';', 1)[0];
    actor.credential = token ? ['authorization', `Bearer ${token}`] : ['cookie', cookie ?? ''];
  }

  #renew(email: string | undefined, password: string): void {
    const actor = this.world.actors.find((it) => it.email === email);
    if (!actor) return;
    actor.password = password;
    actor.credential = null;
    this.world.resets.delete(actor.email);
  }
}
