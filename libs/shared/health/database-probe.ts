import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { DatabaseConfig, kernelConnection, refuseReadOnly } from '../database/index.js';

const PROBE_EVERY_MS = 500;
const PROBE_TIMEOUT_MS = 400;
/** A result is worth nothing once it is older than this. */
const FRESH_MS = 1_000;

/**
 * Asks the database in the background whether it is there, over one connection of its own: a readiness check that
 * shares the application's pool hangs together with it.
 */
@Injectable()
export class DatabaseProbe implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('health');
  private pool: Pool | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private answeredAt = 0;
  private isUp: boolean | undefined;

  constructor(private readonly config: DatabaseConfig) {}

  /** Whether the database answered within the last second. */
  get up(): boolean {
    return this.isUp === true && performance.now() - this.answeredAt <= FRESH_MS;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.pool = new Pool({
      ...kernelConnection(this.config),
      max: 1,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      query_timeout: PROBE_TIMEOUT_MS,
      application_name: `${this.config.rolePrefix}:health`,
    });
    // The next probe says so.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    await this.probe();
    this.timer = setInterval(() => void this.probe(), PROBE_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.pool?.end();
  }

  /** One at a time: a slow answer must not queue the next question. */
  private async probe(): Promise<void> {
    this.running ??= this.ask().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async ask(): Promise<void> {
    try {
      await this.askOnce();
      this.report(true);
      this.answeredAt = performance.now();
    } catch (error) {
      this.report(false, error);
    }
  }

  /** A former primary answers as well, and can do nothing for anybody: the next probe goes to where the address leads then. */
  private async askOnce(): Promise<void> {
    const client = await this.pool?.connect();
    if (!client) return;
    try {
      await refuseReadOnly(client, PROBE_TIMEOUT_MS);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
  }

  /** Changes are worth a line, the state is not; that it is there at the start is no change. */
  private report(up: boolean, error?: unknown): void {
    if (up && this.isUp === false) this.logger.log({ event: 'health.database_up', msg: 'The database answers again' });
    if (!up && this.isUp !== false)
      this.logger.warn({ event: 'health.database_down', msg: 'The database does not answer', err: error });
    this.isUp = up;
  }
}
