import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { filesBelow } from '../runner/generated/folder.ts';
import { inRoot, stateFolder } from '../runner/places.ts';
import { adapt } from './adapt.ts';

/** A typed client of the committed document, as files by their path: `sdk.organizations.getOrganization({ path })`. */
export async function clientFiles(): Promise<ReadonlyMap<string, string>> {
  mkdirSync(stateFolder, { recursive: true });
  const folder = mkdtempSync(join(stateFolder, 'client-'));
  try {
    await generate(folder);
    return adapt(filesBelow(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const generate = (path: string) =>
  createClient({
    input: inRoot('apps/api/openapi.json'),
    logs: { level: 'silent', file: false },
    output: { path, module: { extension: '.js' }, header: '// Written by npm run client from the OpenAPI document.' },
    plugins: [
      '@hey-api/typescript',
      { name: '@hey-api/client-fetch', baseUrl: false },
      {
        name: '@hey-api/sdk',
        // `organizations_getOrganization` becomes `organizations.getOrganization`.
        operations: { strategy: 'single', containerName: 'Bulkhead', nesting: 'operationId', nestingDelimiters: /_/ },
      },
    ],
  });
