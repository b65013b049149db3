import type { EnvironmentVariables } from '../config/index.js';
import type { DeclaredCompartment } from './compartments.js';
import type { DatabaseConfig } from './database.config.js';
import { Secret } from '../config/index.js';

/** A server, and the compartments that live on it. */
export interface Placement {
  readonly url: Secret;
  readonly compartments: readonly DeclaredCompartment[];
}

/** Which compartments live where: together on `DATABASE_URL`, but for those that have an address of their own. */
export function placements(
  config: DatabaseConfig,
  compartments: readonly DeclaredCompartment[],
  variables: EnvironmentVariables,
): Placement[] {
  const byUrl = new Map<string, DeclaredCompartment[]>();
  for (const it of compartments) {
    const url = it.config.read(variables).url.reveal() ?? config.url.reveal();
    byUrl.set(url, [...(byUrl.get(url) ?? []), it]);
  }
  return [...byUrl].map(([url, placed]) => ({ url: new Secret(url), compartments: placed }));
}
