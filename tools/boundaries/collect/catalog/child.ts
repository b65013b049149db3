import { randomBytes } from 'node:crypto';
import { answer, question } from '../answer.ts';
import type { Answer, Question, Refused } from './answers.ts';
import { ask, wideOf } from './asking.ts';
import { gather } from './gather.ts';
import type { Gathered, Setup } from './gather.ts';
import { Guest, Refusal } from './guest.ts';
import { applyAll } from './migrating.ts';
import type { Record as Recorded, Source } from './migrating.ts';
import * as queries from './queries.ts';
import { spotsIn } from './spots.ts';

export interface Given {
  readonly setup: Setup;
  readonly DataSource: new (options: object) => Source;
  /** What each file of migrations exports. */
  readonly files: Readonly<Record<string, object>>;
}

/** Runs every migration on a scratch database, asks what it has become, and answers. */
export async function migrateScratch(given: Given): Promise<never> {
  return answer(await new Town(given, question<Question>()).build().catch(refused));
}

function refused(error: unknown): Refused {
  if (error instanceof Refusal) return { refusal: error.message };
  throw error;
}

class Town {
  private readonly record: Recorded = { statements: [], failures: [] };
  private readonly gathered: Gathered;
  private readonly suffix = `${process.pid}_${Date.now().toString(36)}`;
  private readonly password = randomBytes(12).toString('hex');
  private readonly asked: Question;
  private readonly given: Given;
  private guest: Guest | null = null;

  constructor(given: Given, asked: Question) {
    this.given = given;
    this.asked = asked;
    this.gathered = gather(given.setup, asked, given.files);
  }

  /** On a server of our own nothing has to be cleared: it ends with the run. */
  async build(): Promise<Answer> {
    const server = await this.reach();
    const all = `boundaries_${this.suffix}`;
    const { setup } = this.given;
    if (this.asked.isGiven) this.guest = new Guest(server, this.record, setup.provision(all));
    try {
      await this.guest?.enter();
      return await this.settle(server, all);
    } finally {
      await this.guest?.leave();
      await server.destroy();
    }
  }

  private async settle(server: Source, all: string): Promise<Answer> {
    const { setup } = this.given;
    const admin = await this.raise(server, all);
    const roles = (await admin.query(queries.roles, [this.roleNames()])) as Answer['roles'];
    const wide = await wideOf(admin);
    const order = [...this.gathered.pending.keys()];
    const applied = await this.migrate(admin, all, order, false);
    const seen = await ask(admin, wide, setup.wall);
    await admin.destroy();
    if (this.asked.alone) for (const { name } of this.asked.modules) await this.buildAlone(server, name);
    const compartments = setup.compartments.map(({ name, owner, login }) => {
      return { name, ...(owner && { owner }), ...(login && { login }) };
    });
    return { compartments, applied, homeless: this.gathered.homeless, roles, ...this.record, ...seen };
  }

  /** A module on a database that has nobody but those whom it says that it needs. */
  private async buildAlone(server: Source, module: string): Promise<void> {
    const database = `boundaries_${this.suffix}_${module.replaceAll('-', '_')}`;
    const admin = await this.raise(server, database);
    const modules = new Map(this.asked.modules.map((it) => [it.name, it]));
    const wanted = new Set<string>();
    const want = (name: string): void => {
      if (wanted.has(name)) return;
      wanted.add(name);
      for (const needed of modules.get(name)?.dependsOn ?? []) want(needed);
    };
    want(module);
    const order = [...this.gathered.pending.keys()].filter((name) => wanted.has(name) || !modules.has(name));
    await this.migrate(admin, database, order, true);
    await admin.destroy();
  }

  private roleNames(): string[] {
    return this.given.setup.compartments.flatMap(({ owner, login }) => [owner, login].filter((it) => it !== undefined));
  }

  private async raise(server: Source, database: string): Promise<Source> {
    await server.query(`create database ${database} template template0`);
    const admin = await this.connect(database);
    for (const statement of this.given.setup.provision(database)) await admin.query(statement);
    await this.guest?.signRoles();
    return admin;
  }

  private async migrate(admin: Source, database: string, order: readonly string[], isAlone: boolean): Promise<number> {
    const spotOf = spotsIn(this.asked.root, this.asked.gate);
    const owners = this.given.setup.compartments.flatMap(({ owner }) => owner ?? []);
    let applied = 0;
    for (const name of order) {
      const compartment = this.given.setup.compartments.find((it) => it.name === name);
      if (!compartment) continue;
      const { owner } = compartment;
      const source = owner ? await this.connectAs(admin, owner, database) : await this.connect(database);
      const others = owners.filter((it) => it !== owner).join(', ');
      const letThrough = async (isOpen: boolean): Promise<void> => {
        if (!owner || others === '') return;
        await admin.query(isOpen ? `grant ${others} to ${owner}` : `revoke ${others} from ${owner}`);
      };
      const site = { source, compartment, spotOf, record: this.record, isAlone, letThrough };
      const { statements } = this.record;
      const before = statements.length;
      applied += await applyAll(site, this.gathered.pending.get(name) ?? []);
      // What a module does alone, it has done in company.
      if (isAlone) statements.splice(before);
      await source.destroy();
      if (owner) await admin.query(`revoke connect on database ${database} from ${owner}`);
    }
    return applied;
  }

  private async reach(): Promise<Source> {
    const { database = 'postgres' } = this.asked.login;
    try {
      return await this.connect(database);
    } catch (error) {
      if (!this.asked.isGiven) throw error;
      throw new Refusal(`the server of BOUNDARIES_DATABASE_URL does not let the gate in: ${(error as Error).message}`);
    }
  }

  private async connect(database: string, login: object = this.asked.login): Promise<Source> {
    const source = new this.given.DataSource({
      type: 'postgres',
      ...this.asked.login,
      ...login,
      database,
      poolSize: 4,
    });
    await source.initialize();
    return source;
  }

  /** Nobody logs in as an owner; here one does, so that nothing a migration says gives it more rights than that. */
  private async connectAs(admin: Source, owner: string, database: string): Promise<Source> {
    await admin.query(
      `alter role ${owner} login password '${this.password}'; grant connect on database ${database} to ${owner}`,
    );
    return this.connect(database, { username: owner, password: this.password });
  }
}
