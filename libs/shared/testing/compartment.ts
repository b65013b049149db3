import type { InjectionToken } from '@nestjs/common';
import { getDataSourceToken, getRepositoryToken } from '@nestjs/typeorm';
import { Client } from 'pg';
import type { EnvironmentVariables } from '../config/index.js';
import { DatabaseConfig, declaredCompartments, moduleConnection } from '../database/index.js';

/** Tells what SQL does under a module's own login, where every wall holds. */
export async function asLoginOf<T>(
  module: string,
  variables: EnvironmentVariables,
  work: (query: <Row>(text: string) => Promise<Row[]>) => Promise<T>,
): Promise<T> {
  const client = new Client(moduleConnection(DatabaseConfig.read(variables), module));
  await client.connect();
  try {
    return await work(async (text) => (await client.query(text)).rows as never);
  } finally {
    await client.end();
  }
}

/** What the container knows of a compartment and no other module may have, by name. */
export function privateTokensOf(module: string): Map<string, InjectionToken> {
  const { entities = [] } = declaredCompartments().find(({ name }) => name === module) ?? {};
  const repositories = entities.map(
    (entity) => [`the repository of ${entity.name}`, getRepositoryToken(entity, module)] as const,
  );
  return new Map<string, InjectionToken>([
    ['the data source', getDataSourceToken(module) as InjectionToken],
    ...repositories,
  ] as never);
}
