import type { MigrationInterface, QueryRunner } from 'typeorm';
import { renewTenantPolicy } from '../../../shared/database/index.js';

/** PostgreSQL expected few rows behind a wall, and read all of somebody's rows for a page of them. */
export class RenewWalls1764105000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(renewTenantPolicy('organizations.organizations', 'id'));
    await runner.query(renewTenantPolicy('organizations.members'));
    await runner.query(renewTenantPolicy('organizations.invitations'));
  }

  async down(): Promise<void> {}
}
