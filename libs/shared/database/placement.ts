import type { EnvironmentVariables } from '../config/index.js';
import type { DeclaredCompartment } from './declared-compartments.js';
import { kernelConnection } from './connections.js';
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
    const { direct: url } = addressesOf(config, it, variables);
    byUrl.set(url, [...(byUrl.get(url) ?? []), it]);
  }
  return [...byUrl].map(([url, placed]) => ({ url: new Secret(url), compartments: placed }));
}

/** Where a compartment lives: as its units of work reach it, and past any pooler. */
function addressesOf(config: DatabaseConfig, it: DeclaredCompartment, variables: EnvironmentVariables) {
  const own = it.config.read(variables);
  return {
    own: own.url.reveal() ?? config.url.reveal(),
    direct: own.directUrl.reveal() ?? own.url.reveal() ?? config.directUrl.reveal() ?? config.url.reveal(),
  };
}

/** Whether units of work reach a compartment through a pooler: then there is another address that leads past it. */
export function isPooled(config: DatabaseConfig, it: DeclaredCompartment, variables: EnvironmentVariables): boolean {
  const { own, direct } = addressesOf(config, it, variables);
  return own !== direct;
}

/** How the kernel's own login reaches a compartment's server: over the pooler, if there is one, and past it. */
export function kernelRoutes(config: DatabaseConfig, it: DeclaredCompartment, variables: EnvironmentVariables) {
  const { own, direct } = addressesOf(config, it, variables);
  return { own: kernelConnection(config, own), direct: kernelConnection(config, direct) };
}
