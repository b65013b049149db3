import { setTimeout as wait } from 'node:timers/promises';
import { freePort, ProductProcess } from '../processes.js';
import type { Loadable } from '../processes.js';
import { MailSink } from './crash-mails.js';
import { CrashPostgres } from './crash-postgres.js';
import { isLong } from './form.js';
import type { Traffic } from './journal-writers.js';

/** A process of the product, which keeps its role and its port whenever it is started again. */
export interface Slot {
  readonly role: 'api' | 'worker' | 'all';
  readonly port: number;
  process: ProductProcess;
  /** Somebody ends it, or starts it again. */
  inHand: boolean;
}

interface Plan {
  readonly apis: number;
  readonly workers: number;
  readonly variables?: NodeJS.ProcessEnv;
}

/** What is refused would be cheap, and would hide what is asked here. */
const generous = {
  ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_REQUESTS_PER_ADDRESS: '1000000' },
  ...{ LIMITS_REQUESTS_PER_ORGANIZATION: '1000000', ORGANIZATIONS_PER_PERSON_AND_DAY: '100000' },
  ...{ ORGANIZATIONS_INVITATIONS_PER_DAY: '100000', ORGANIZATIONS_INVITATIONS_ON_FIRST_DAY: '100000' },
  ...{ ORGANIZATIONS_INVITATIONS_PER_INVITER_AND_DAY: '100000' },
  ...{ ORGANIZATIONS_INVITATIONS_PER_ADDRESS_AND_DAY: '100000', LIMITS_STORE_TIMEOUT_MS: '5000' },
  ...{ NOTIFICATIONS_MAILS_PER_ORGANIZATION_AND_HOUR: '100000', NOTIFICATIONS_MAILS_PER_RECIPIENT_AND_HOUR: '100000' },
};
const ORGANIZATIONS = 10;
const MOST_STARTS = 5;

/** Several processes of the product on one PostgreSQL, a mail server, and somebody who is signed in. */
export class Fleet {
  readonly mails = new MailSink();
  readonly slots: Slot[] = [];
  postgres!: CrashPostgres;
  token = '';
  readonly organizations: string[] = [];
  private variables: NodeJS.ProcessEnv = {};

  static async start({ apis, workers, variables }: Plan): Promise<Fleet> {
    const fleet = new Fleet();
    try {
      const smtp = await fleet.mails.start();
      fleet.postgres = await CrashPostgres.start();
      fleet.variables = {
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'error', NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: smtp },
        // Short forms run beside other tests, on a machine that is slow then.
        ...(!isLong && { DATABASE_ACQUIRE_TIMEOUT_MS: '20000' }),
        ...generous,
        ...fleet.postgres.variables,
        ...variables,
      };
      const roles = [...Array<'api'>(apis).fill('api'), ...Array<'worker'>(workers).fill('worker')];
      await Promise.all(roles.map((role) => fleet.add(role)));
      await fleet.signUp();
      return fleet;
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }

  get apis(): Slot[] {
    return this.slots.filter(({ role }) => role !== 'worker');
  }

  get workers(): Slot[] {
    return this.slots.filter(({ role }) => role === 'worker');
  }

  /** What its person writes. */
  traffic(run: string, reads: number): Omit<Traffic, 'pace'> {
    const urls = this.apis.map(({ process }) => process.url);
    return { urls, token: this.token, organizations: this.organizations, run, reads };
  }

  /** Starts a process more. @param first loaded before it, so that it is another one than the product */
  async add(role: Slot['role'], first: readonly Loadable[] = []): Promise<Slot> {
    const port = await freePort();
    const process = await this.begin({ role, port }, first);
    const slot = { role, port, process, inHand: true };
    this.slots.push(slot);
    await this.supervise(slot, () => this.begin(slot, first));
    return slot;
  }

  /** Starts again what has ended. @param settings other than those of the fleet */
  async again(slot: Slot, settings: NodeJS.ProcessEnv = {}): Promise<void> {
    slot.inHand = true;
    slot.process = await this.begin(slot, [], settings);
    await this.supervise(slot, () => this.begin(slot, [], settings));
  }

  /** Waits for those that nobody has in hand. @throws where one has ended by itself */
  async ready(): Promise<void> {
    for (const slot of this.slots)
      while (!slot.inHand && !(await slot.process.isReady())) {
        if (!slot.inHand && slot.process.hasEnded) await slot.process.ready();
        await wait(20);
      }
  }

  /** Takes a process out for good. */
  async remove(slot: Slot): Promise<void> {
    this.slots.splice(this.slots.indexOf(slot), 1);
    await slot.process.kill();
  }

  async stop(): Promise<void> {
    await Promise.all(this.slots.map(({ process }) => process.kill()));
    await this.postgres?.destroy();
    await this.mails.stop();
  }

  /** Seconds since the oldest event that somebody has yet to handle was published. */
  async oldest(): Promise<number> {
    const modules = ['identity', 'organizations', 'notifications'];
    const waiting = modules.flatMap((it) => [
      `select i.received_at as since from ${it}.event_inbox i where i.status = 'pending'`,
      `select o.occurred_at from ${it}.event_outbox o join ${it}.event_cursors c on (o.xid, o.sequence) > (c.xid, c.sequence)`,
    ]);
    const [row] = await this.postgres.query<{ age: number }>(
      `select coalesce(extract(epoch from now() - min(since)), 0)::float as age from (${waiting.join(' union all ')}) it`,
    );
    return row?.age ?? 0;
  }

  /** Waits until nothing is left to be handled. */
  async settled(milliseconds: number): Promise<void> {
    for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await wait(100))
      if ((await this.oldest()) === 0) return;
    throw new Error(`The oldest event waits since ${await this.oldest()} s`);
  }

  /** Starts it again and again while it ends at its start, as it does without a database. */
  private async supervise(slot: Slot, begin: () => Promise<ProductProcess>): Promise<void> {
    for (let tries = MOST_STARTS; ; tries--) {
      const trouble = await slot.process.ready().catch((error: Error) => error);
      if (!trouble) break;
      if (tries === 0 || !slot.process.hasEnded) throw trouble;
      slot.process = await begin();
    }
    slot.inHand = false;
  }

  private begin({ role, port }: Pick<Slot, 'role' | 'port'>, first: readonly Loadable[], more: NodeJS.ProcessEnv = {}) {
    return ProductProcess.begin({ ...this.variables, ...more, ROLE: role }, { port, first: ['mortal', ...first] });
  }

  private async signUp(): Promise<void> {
    const email = 'owner@example.com';
    const api = this.apis[0]!.process;
    const { attemptId } = await read<{ attemptId: string }>(api.post('/v1/auth/sign-up', { email }));
    const code = await this.mails.code(email);
    const proof = { attemptId, code, password: 'lantern-harbour-42', name: 'Ada' };
    this.token = (await read<{ token: string }>(api.post('/v1/auth/verify-email', proof))).token;
    const headers = { authorization: `Bearer ${this.token}` };
    for (let n = 0; n < ORGANIZATIONS; n++)
      this.organizations.push(
        (await read<{ id: string }>(api.post('/v1/organizations', { name: `Own ${n}` }, headers))).id,
      );
  }
}

async function read<T>(asking: Promise<Response>): Promise<T> {
  const answer = await asking;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}
