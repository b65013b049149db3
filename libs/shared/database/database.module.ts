import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, ObjectLiteral, Repository } from 'typeorm';
import { provideConfig } from '../config/index.js';
import { MetricsModule } from '../metrics/index.js';
import { Compartments } from './compartments.js';
import { declareCompartment } from './declared-compartments.js';
import type { Compartment } from './declared-compartments.js';
import { DatabaseConfig } from './database.config.js';
import { DatabaseMetrics } from './database.metrics.js';
import { Database } from './database.js';
import { KeptAnswers } from './kept-answers.js';
import { Pools } from './pools.js';
import { SchemaCheck } from './schema-check.js';
import { Statements } from './statements.js';

@Module({})
export class DatabaseModule {
  /** The kernel's part: once a program. */
  static forRoot(): DynamicModule {
    const providers = [provideConfig(DatabaseConfig), Statements, Pools, Compartments, KeptAnswers];
    return {
      module: DatabaseModule,
      global: true,
      imports: [MetricsModule],
      providers: [...providers, SchemaCheck, DatabaseMetrics],
      exports: [DatabaseConfig, Statements, Compartments, KeptAnswers],
    };
  }

  /**
   * A module's compartment: its `Database`, and the repositories that `@InjectRepository(Entity, name)` injects.
   * The data source itself is not exported, so no other module, and no service of this one, can reach around them.
   */
  static forModule(name: string, content: Omit<Compartment, 'name'>): DynamicModule {
    declareCompartment({ name, ...content });
    const token = getDataSourceToken(name);
    const stock = TypeOrmModule.forFeature([...content.entities], name).providers as FactoryProvider<
      Repository<ObjectLiteral>
    >[];
    const source = { provide: token, inject: [Compartments], useFactory: (all: Compartments) => all.source(name) };
    const database = {
      provide: Database,
      inject: [token, Compartments],
      useFactory: (own: DataSource, all: Compartments) => all.open(name, own),
    };
    const repositories = stock.map((it) => ({
      ...it,
      inject: [token, Database],
      useFactory: async (own: DataSource, db: Database) => db.join(await it.useFactory(own)),
    }));
    return {
      module: DatabaseModule,
      providers: [source, database, ...repositories],
      exports: [Database, ...repositories.map(({ provide }) => provide)],
    };
  }
}
