import type { EnvironmentVariables } from '../config/index.js';
import type { DeclaredCompartment } from './compartments.js';
import type { DatabaseConfig } from './database.config.js';
import { Secret } from '../config/index.js';

/** A server, reached past any pooler, and the compartments that live on it. */
export interface Placement {
  readonly url: Secret;
  readonly compartments: readonly DeclaredCompartment[];
}

/** Which compartments live where: together on one server, but for those that have an address of their own. */
export function placements(
  config: DatabaseConfig,
  compartments: readonly DeclaredCompartment[],
  variables: EnvironmentVariables,
): Placement[] {
  const byUrl = new Map<string, DeclaredCompartment[]>();
  for (const it of compartments) {
    const own = it.config.read(variables);
    const url = own.directUrl.reveal() ?? own.url.reveal() ?? config.directUrl.reveal() ?? config.url.reveal();
    byUrl.set(url, [...(byUrl.get(url) ?? []), it]);
  }
  return [...byUrl].map(([url, placed]) => ({ url: new Secret(url), compartments: placed }));
}
