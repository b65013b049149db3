import { join } from 'node:path';

/** The repository that this runner stands in. */
export const root = join(import.meta.dirname, '..', '..');

/** What a running Bulkhead keeps beside its sources; never committed. */
export const stateFolder = join(root, '.bulkhead');

export const inRoot = (...parts: string[]): string => join(root, ...parts);

/** A built entry point, such as `built('cli', 'migrate')`. */
export const built = (...parts: string[]): string => `${inRoot('dist', 'apps', 'api', ...parts)}.js`;
