import { Injectable } from '@nestjs/common';
import { sqlState } from '../errors/index.js';
import { Metrics } from '../metrics/index.js';
import { DatabaseConfig } from './database.config.js';
import { Pools } from './pools.js';
import type { PoolState } from './pools.js';
import { Statements } from './statements.js';

const pool = ['module', 'db_client_connection_pool_name'] as const;
const TIMED_OUT = 'timeout exceeded when trying to connect';

/**
 * What each module asks of the database, and how its pool stands: rate, errors and duration of its messages;
 * utilisation, saturation and errors of its connections.
 */
@Injectable()
export class DatabaseMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: DatabaseConfig,
    statements: Statements,
    pools: Pools,
  ) {
    this.countStatements(statements);
    this.countTransactions(statements);
    this.timeWaiting(pools);
    this.showPools(pools);
  }

  private countStatements(statements: Statements): void {
    const duration = this.metrics.histogram({
      name: 'db_client_operation_duration_seconds',
      help: 'One message to the database, until it is answered',
      labels: ['module', 'db_system_name', 'error_type'],
    });
    statements.listenToAnswers(({ module, seconds, error }) => {
      const error_type = error === undefined ? '' : (sqlState(error) ?? '_OTHER');
      duration.of({ module, db_system_name: 'postgresql', error_type }).observe(seconds);
    });
  }

  private countTransactions(statements: Statements): void {
    const ended = this.metrics.counter({
      name: 'bulkhead_database_transactions_total',
      help: 'Transactions that have ended',
      labels: ['module', 'outcome'],
    });
    statements.listenToAnswers(({ module, text, error }) => {
      if (error !== undefined) return;
      if (text.endsWith('COMMIT')) ended.of({ module, outcome: 'commit' }).inc();
      else if (text === 'ROLLBACK') ended.of({ module, outcome: 'rollback' }).inc();
    });
  }

  private timeWaiting(pools: Pools): void {
    const waited = this.metrics.histogram({
      name: 'db_client_connection_wait_time_seconds',
      help: 'How long a unit of work waited for a connection of its module, making one included',
      labels: pool,
    });
    const timedOut = this.metrics.counter({
      name: 'db_client_connection_timeouts_total',
      help: 'Units of work that were given no connection in time',
      labels: pool,
    });
    pools.listen(({ module, seconds, error }) => {
      waited.of(this.named(module)).observe(seconds);
      if (error?.message === TIMED_OUT) timedOut.of(this.named(module)).inc();
    });
  }

  private showPools(pools: Pools): void {
    const show = (name: string, help: string, read: (state: PoolState) => number) =>
      this.metrics.gauge({ name, help, labels: pool }, (series) => {
        for (const state of pools.states()) series.of(this.named(state.module)).set(read(state));
      });
    show('db_client_connection_max', 'Connections that the pool may hold', ({ max }) => max);
    show('db_client_connection_pending_requests', 'Units of work that wait for a connection', ({ pending }) => pending);
    this.metrics.gauge(
      {
        name: 'db_client_connection_count',
        help: 'Connections that the pool holds',
        labels: [...pool, 'db_client_connection_state'],
      },
      (series) => {
        for (const { module, idle, used } of pools.states()) {
          series.of({ ...this.named(module), db_client_connection_state: 'idle' }).set(idle);
          series.of({ ...this.named(module), db_client_connection_state: 'used' }).set(used);
        }
      },
    );
  }

  private named(module: string) {
    return { module, db_client_connection_pool_name: `${this.config.rolePrefix}:${module}` };
  }
}
