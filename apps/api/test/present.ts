import type { Route } from '../../../libs/shared/http/index.js';

/**
 * Of what stands here by operation id, that of the modules which are there. A module that is taken out leaves its visits
 * behind until somebody sweeps, and they concern nobody.
 */
export function ofPresent<T>(byOperation: Readonly<Record<string, T>>, all: readonly Route[]): Record<string, T> {
  const moduleOf = (operationId: string) => operationId.slice(0, operationId.indexOf('_'));
  const present = new Set(all.map(({ operationId }) => moduleOf(operationId)));
  return Object.fromEntries(Object.entries(byOperation).filter(([name]) => present.has(moduleOf(name))));
}
