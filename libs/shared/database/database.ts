import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, ObjectLiteral, Repository } from 'typeorm';
import { asPart } from '../activity/index.js';
import type { Caller } from '../callers/index.js';
import { outsideOfDeadlines } from '../deadlines/index.js';
import { isSerializationFailure, isServerLost, translateDatabaseError } from '../errors/index.js';
import type { ConstraintProblems } from '../errors/index.js';
import { refuseWriting } from './look-up.js';
import type { LookupQuery } from './look-up.js';
import { poolOf } from './pool-guard.js';
import type { Pools } from './pools.js';
import type { PreparedStatements } from './prepared.js';
import { Claim, currentRequest, runUnrepeatable } from './repeats.js';
import { limitOfOne } from './statement-limit.js';
import type { Statements } from './statements.js';
import { currentUnitOfWork, refuseOtherTenant, runInside, runOutside, wallSettings } from './unit-of-work.js';
import { watch } from './watch.js';
import type { Tell } from './watch.js';

const MOST_TRIES = 3;
const LONGEST_PAUSE_MS = 50;

/** One module's door to its own schema: its login, its pool, its transactions. */
export class Database implements OnApplicationShutdown {
  private readonly logger = new Logger('database');
  private opening: Promise<DataSource> | undefined;
  private opened: DataSource | undefined;

  constructor(
    readonly module: string,
    private readonly source: DataSource,
    private readonly statements: Statements,
    private readonly pools: Pools,
    private readonly prepared: PreparedStatements,
    private readonly constraints: ConstraintProblems = {},
  ) {}

  /**
   * Runs `work` in one transaction, as far as this caller may see; inside one of this module it joins that one.
   * Serialization failures and deadlocks run the whole work again, three times at most, so it must be safe to repeat.
   * In a request that bears an idempotency key, the first one that writes is the effect of the request, and its work
   * gives what the route answers: the two are kept in one commit.
   * @throws Error inside another module's transaction: call facades before or after one, never within.
   */
  async transaction<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const open = currentUnitOfWork();
    if (!open) return this.translated(() => this.begin(caller, work));
    this.refuseForeign(open.module);
    refuseOtherTenant(open.caller, caller);
    return work();
  }

  /**
   * A transaction beside the effect of a request: it stands even where the request is refused, and a repeat of the
   * request makes it again. For counting tries.
   * @throws Error inside a transaction: it would not be one of its own.
   */
  async apart<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const open = currentUnitOfWork();
    if (open) throw new Error(`A transaction of ${this.module} cannot stand apart inside one of ${open.module}`);
    return runUnrepeatable(() => this.transaction(caller, work));
  }

  /**
   * One read-only statement in one round trip, across all tenants: for what must be known before there is a caller.
   * @throws Error inside a transaction: it would take a second connection.
   */
  async lookup<Row>(reason: string, query: LookupQuery): Promise<Row[]> {
    const open = currentUnitOfWork();
    if (open) throw new Error(`A look-up (${reason}) takes a second connection inside a transaction of ${open.module}`);
    return this.looked(reason, async () => {
      // Nothing is awaited without need: a statement that is sent on its sender's stack tells where it comes from.
      const pool = poolOf(this.opened ?? (await this.open()));
      const text = `set local app.scope = 'system'; set local transaction_read_only = on; ${limitOfOne()}${query.text}`;
      const sending = () => pool.query(text) as unknown as Promise<readonly { rows: Row[] }[]>;
      const results = await this.statements.send(this.module, query.text, sending).catch(refuseWriting);
      return results.at(-1)?.rows ?? [];
    });
  }

  /**
   * One statement that is a transaction of its own, in one round trip and under no wall: for system tables of the kernel
   * that are written with every request. It is prepared where nothing stands between that hands connections around.
   * @throws Error inside a transaction: it would take a second connection.
   */
  async once<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    const open = currentUnitOfWork();
    if (open) throw new Error(`${this.module} takes a second connection inside a transaction of ${open.module}`);
    return this.looked('once', async () => {
      const pool = poolOf(this.opened ?? (await this.open()));
      const sending = () => this.prepared.send(pool, text, parameters);
      const { rows } = await this.statements.send(this.module, text, sending);
      return rows as Row[];
    });
  }

  /** Runs once this transaction has committed, outside of it; never after a rollback. */
  afterCommit(effect: () => void): void {
    this.unitOfWork().effects.push(effect);
  }

  /** The open transaction of this module. @throws Error when there is none. */
  unitOfWork() {
    const open = currentUnitOfWork();
    if (!open) throw new Error(`no unit of work: open one with database.transaction() of the module ${this.module}`);
    this.refuseForeign(open.module);
    return open;
  }

  /** Makes a repository work in the open transaction, and nowhere else. */
  join<Row extends ObjectLiteral>(repository: Repository<Row>): Repository<Row> {
    return Object.defineProperty(repository, 'manager', { get: () => this.unitOfWork().manager });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.opening?.catch(() => undefined);
    if (this.source.isInitialized) await this.pools.close(this.source);
  }

  private async begin<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    if (caller.kind === 'system') this.tell(caller);
    for (let attempt = 1; ; attempt++) {
      try {
        return await asPart('transaction', this.module, 'transaction', () => this.attempt(caller, work));
      } catch (error) {
        if (attempt === MOST_TRIES || !isSerializationFailure(error)) throw error;
        await wait(Math.random() * LONGEST_PAUSE_MS * attempt);
      }
    }
  }

  private tell({ reason, requestId }: Caller): void {
    const { module } = this;
    this.logger.debug({ event: 'database.system_work', module, reason, requestId, msg: 'Works across organizations' });
  }

  private async attempt<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const runner = (await this.open()).createQueryRunner();
    const unit = { module: this.module, caller, manager: runner.manager, effects: [] as (() => void)[] };
    const request = currentRequest();
    const claim = request && new Claim(this.module, request);
    try {
      const tell: Tell = (text, sending, ahead) => this.statements.send(this.module, text, sending, ahead);
      const statements = watch(runner, { tell, settings: wallSettings(caller), claim });
      await runner.startTransaction();
      const result = await runInside(unit, work);
      // PostgreSQL would answer COMMIT with a silent rollback.
      if (statements.failed)
        throw new Error('A statement failed and its error was swallowed: nothing can be committed');
      await claim?.keep(result);
      await runner.commitTransaction();
      claim?.committed();
      return result;
    } catch (error) {
      // The connection may be gone, and with it the transaction: the first error is the one to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      unit.effects.length = 0;
      throw error;
    } finally {
      await runner.release();
      for (const effect of unit.effects) runOutside(effect);
    }
  }

  private open(): Promise<DataSource> {
    // The first who asks opens it for all: their deadline is not that of the others.
    this.opening ??= outsideOfDeadlines(() => this.source.initialize()).then(
      (source) => {
        this.pools.add(this.module, poolOf(source));
        this.opened = source;
        return source;
      },
      (error: unknown) => {
        this.opening = undefined;
        throw error;
      },
    );
    return this.opening;
  }

  private looked<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.translated(() => asPart('lookup', this.module, name, work));
  }

  private async translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isServerLost(error)) this.pools.renew();
      throw translateDatabaseError(error, this.constraints);
    }
  }

  private refuseForeign(opener: string): void {
    if (opener !== this.module)
      throw new Error(`${this.module} was called inside a transaction of ${opener}: call it before or after`);
  }
}
