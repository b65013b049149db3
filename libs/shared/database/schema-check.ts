import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Compartments } from './compartments.js';
import { DatabaseConfig } from './database.config.js';

/** Refuses to start on a schema that is behind this program: replicas verify, they never migrate. */
@Injectable()
export class SchemaCheck implements OnModuleInit {
  private readonly logger = new Logger('database');

  constructor(
    private readonly compartments: Compartments,
    private readonly config: DatabaseConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.roles === 'single')
      this.logger.warn({
        event: 'database.single_login',
        msg:
          'DATABASE_ROLES=single: all modules share one login, so PostgreSQL does not refuse a statement on another ' +
          'module’s tables, and whoever has the login can change them. Row-level security holds',
      });
    await this.compartments.verify();
  }
}
