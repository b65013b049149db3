import type { MigrationInterface, QueryRunner } from 'typeorm';
import { renewUserPolicy } from '../../../shared/database/index.js';

/** PostgreSQL expected few rows behind a wall, and read all of somebody's rows for a page of them. */
export class RenewWalls1764105000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(renewUserPolicy('notifications.inbox_items'));
  }

  async down(): Promise<void> {}
}
