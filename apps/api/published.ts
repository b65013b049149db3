import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { HttpModuleOptions } from '../../libs/shared/http/index.js';

/** The repository's root, from the sources and from the build alike. */
const root = dirname(findPackageJSON(import.meta.url) ?? process.cwd());

/** Committed files, as `npm run accept` wrote them: what is published is what was reviewed. */
const published = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

export const problems = () => published<HttpModuleOptions['problems']>('docs/problems.json');
export const openapi = () => published<HttpModuleOptions['openapi']>('apps/api/openapi.json');
export const version = () => published<{ version: string }>('package.json').version;
