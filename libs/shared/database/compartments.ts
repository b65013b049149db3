import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfigurationError, Environment } from '../config/index.js';
import { asSystem } from '../callers/index.js';
import { keepAlive, moduleConnection, refuseReadOnly } from './connections.js';
import { DatabaseConfig } from './database.config.js';
import { Database } from './database.js';
import { declaredCompartment } from './declared-compartments.js';
import { isPooled } from './placement.js';
import { Pools } from './pools.js';
import { PreparedStatements } from './prepared.js';
import { LONGEST_ANSWER_MS } from './statement-limit.js';
import { Statements } from './statements.js';
import { refuseUnboundLogin, unforcedWalls } from './walls.js';

const AT_ONCE = 8;

/** The compartments of one running program. Modules see their own `Database`; the kernel's engines see all. */
@Injectable()
export class Compartments {
  private readonly databases = new Map<string, Database>();
  private isVerified = false;
  private verifying: Promise<void> | undefined;

  constructor(
    private readonly config: DatabaseConfig,
    private readonly environment: Environment,
    private readonly statements: Statements,
    private readonly pools: Pools,
  ) {}

  /** Whether every migration that this program knows is applied. */
  get verified(): boolean {
    return this.isVerified;
  }

  /** A data source that logs in as the module and knows its entities; it connects with the first unit of work. */
  source(name: string): DataSource {
    const { entities, config } = declaredCompartment(name);
    const own = config.read(this.environment.variables);
    const { user, ...connection } = moduleConnection(this.config, name, own.url.reveal());
    return new DataSource({
      type: 'postgres',
      ...connection,
      username: user,
      schema: name,
      entities: [...entities],
      applicationName: `${this.config.rolePrefix}:${name}`,
      poolSize: own.poolSize ?? this.config.poolSize,
      connectTimeoutMS: this.config.acquireTimeoutMs,
      // Lets what begins a transaction go out together with its first statement: see `watch`.
      extra: { ...keepAlive, pipeline: true, onConnect: refuseReadOnly, query_timeout: LONGEST_ANSWER_MS },
    });
  }

  /** Makes a module's `Database` and remembers it for the engines. */
  open(name: string, source: DataSource): Database {
    const it = declaredCompartment(name);
    // A pooler may hand the next statement to a connection that has prepared nothing.
    const prepared = new PreparedStatements(!isPooled(this.config, it, this.environment.variables));
    const database = new Database(name, source, this.statements, this.pools, prepared, it.constraints);
    this.databases.set(name, database);
    return database;
  }

  /** Those that publish and hear: what the engine of events works through. */
  names(): readonly string[] {
    return this.all().filter((name) => declaredCompartment(name).events !== false);
  }

  /** Does the same for many modules, some at a time: each waits for a connection of its own, and the server for none. */
  async severally<T>(names: readonly string[], work: (name: string) => Promise<T>): Promise<T[]> {
    const done: T[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE)
      done.push(...(await Promise.all(names.slice(at, at + AT_ONCE).map(work))));
    return done;
  }

  of(name: string): Database {
    const database = this.databases.get(name);
    if (!database) throw new Error(`No module ${name} runs in this program`);
    return database;
  }

  /** @throws ConfigurationError naming the modules whose schema is behind this program. */
  verify(): Promise<void> {
    // Several parts of the program wait for this at the start; the answer is the same for all of them.
    return (this.verifying ??= this.compare());
  }

  private async compare(): Promise<void> {
    const behind = (await this.severally(this.all(), (name) => this.faultsOf(name))).flat();
    if (behind.length > 0) throw new ConfigurationError(behind);
    this.isVerified = true;
  }

  private async faultsOf(name: string): Promise<string[]> {
    const missing = await this.missingMigrations(name);
    if (missing.length > 0) return [`${name} lacks ${missing.join(', ')}: run npm run db:migrate`];
    return this.config.roles === 'single' ? this.openWalls(name) : [];
  }

  private all(): string[] {
    return [...this.databases.keys()].sort();
  }

  private async missingMigrations(name: string): Promise<string[]> {
    const known = declaredCompartment(name).migrations.map((migration) => migration.name);
    const applied = await this.ask(name, `select name from ${name}.migrations`);
    const names = new Set((applied as { name: string }[]).map((row) => row.name));
    return known.filter((migration) => !names.has(migration));
  }

  private async openWalls(name: string): Promise<string[]> {
    const ask = (text: string) => this.ask(name, text);
    await refuseUnboundLogin(ask);
    const open = await unforcedWalls(ask, name);
    return open.map((table) => `The wall of ${table} does not bind its owner: run npm run db:migrate`);
  }

  private ask(name: string, text: string): Promise<unknown[]> {
    const database = this.of(name);
    return database.transaction(asSystem('is the schema as this program wants it'), () =>
      database.unitOfWork().manager.query<unknown[]>(text),
    );
  }
}
