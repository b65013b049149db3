import type { Record as Recorded, Runner, Source } from './migrating.ts';

/** Why a server is no place for this. */
export class Refusal extends Error {}

const VARIABLE = 'BOUNDARIES_DATABASE_URL';
const mark = 'made by bulkhead-boundaries for one run';
/** The name of a database of ours: process, time, and the module that it is for. */
const ours = '^boundaries_[0-9]+_[0-9a-z]+(_[0-9a-z_]+)?$';
const PATIENCE = '30s';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const named = (name: string): RegExp => new RegExp(`(?<![\\w$])${name.replace(/\W/g, '\\$&')}(?![\\w$])`);
/** What the SQL of a repository makes, or changes where it is there already. */
const changing = (name: string): RegExp =>
  new RegExp(
    `\\b(create|alter|drop)\\s+(role|user|group)\\s+(if\\s+(not\\s+)?exists\\s+)?"?${named(name).source}`,
    'i',
  );

/**
 * A server that was there before, and stays. Roles belong to all of it: so nothing that stands on it is changed, and what
 * the run has made goes with it. Runs that meet wait for each other; what one that was killed has left, the next one clears.
 */
export class Guest {
  private readonly server: Source;
  private readonly record: Recorded;
  private readonly provision: readonly string[];
  private lock: Runner | null = null;
  private before: ReadonlySet<string> = new Set();

  constructor(server: Source, record: Recorded, provision: readonly string[]) {
    this.server = server;
    this.record = record;
    this.provision = provision;
  }

  /** @throws Refusal where the server is no place for this */
  async enter(): Promise<void> {
    await this.assertMight();
    this.lock = await this.alone();
    await this.clear(await this.marked());
    const roles = await this.roles();
    this.before = new Set(roles);
    const taken = roles.filter((role) => this.provision.some((text) => changing(role).test(text)));
    if (taken.length === 0) return;
    throw new Refusal(
      `the server of ${VARIABLE} has roles that the repository would change: ${taken.join(', ')}; the gate changes nothing ` +
        'that it has not made: name a server on which no installation of the product stands, or drop what is left of one',
    );
  }

  /** So that the next run knows what this one has made, should it be killed. */
  async signRoles(): Promise<void> {
    for (const role of await this.made()) await this.server.query(`comment on role ${quoted(role)} is '${mark}'`);
  }

  async leave(): Promise<void> {
    if (this.lock === null) return;
    const isOurs = this.before.size > 0;
    if (isOurs) await this.clear(await this.made());
    await this.lock.query('select pg_advisory_unlock_all()');
    await this.lock.release();
  }

  private async assertMight(): Promise<void> {
    const text = 'select rolname as name, rolsuper as "isSuper" from pg_roles where rolname = current_user';
    const [login] = (await this.server.query(text)) as { name: string; isSuper: boolean }[];
    if (login?.isSuper) return;
    throw new Refusal(
      `${login?.name ?? 'the login'} of ${VARIABLE} is no superuser: the migrations need roles and databases of their own, ` +
        'and the gate logs in as each of them; name the superuser of a server that is there for this',
    );
  }

  private async alone(): Promise<Runner> {
    const runner = this.server.createQueryRunner();
    await runner.query(`set lock_timeout = '${PATIENCE}'`);
    try {
      await runner.query(`select pg_advisory_lock(hashtext('${mark}'))`);
    } catch (error) {
      await runner.release();
      throw new Refusal(`another run of the gate is at work on the server of ${VARIABLE}: ${(error as Error).message}`);
    }
    return runner;
  }

  /** Whoever holds the lock is the only one: every database of ours was left by a run that has ended. */
  private async clear(roles: readonly string[]): Promise<void> {
    const databases = await this.names(`select datname as name from pg_database where datname ~ '${ours}'`);
    for (const name of databases) await this.server.query(`drop database ${quoted(name)} with (force)`);
    for (const role of roles) await this.server.query(`drop owned by ${quoted(role)}; drop role ${quoted(role)}`);
  }

  private marked(): Promise<string[]> {
    return this.names(
      `select rolname as name from pg_roles where shobj_description(oid, 'pg_authid') = '${mark}' order by 1`,
    );
  }

  /** Roles that have come since, and of which the repository's SQL speaks: another's may have come, too. */
  private async made(): Promise<string[]> {
    const texts = [...this.provision, ...this.record.statements.map(({ text }) => text)];
    const come = (await this.roles()).filter((role) => !this.before.has(role));
    return come.filter((role) => texts.some((text) => named(role).test(text)));
  }

  private roles(): Promise<string[]> {
    return this.names(`select rolname as name from pg_roles where rolname not like 'pg\\_%' order by 1`);
  }

  private async names(text: string): Promise<string[]> {
    return ((await this.server.query(text)) as { name: string }[]).map(({ name }) => name);
  }
}
