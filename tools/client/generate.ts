import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { inRoot, stateFolder } from '../runner/places.ts';
import { adapt } from './adapt.ts';

/** A typed client of the committed document, as files by their path: `sdk.organizations.getOrganization({ path })`. */
export async function clientFiles(): Promise<ReadonlyMap<string, string>> {
  mkdirSync(stateFolder, { recursive: true });
  const folder = mkdtempSync(join(stateFolder, 'client-'));
  try {
    await generate(folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return adapt(new Map(names.map((name) => [name.replaceAll(sep, '/'), readFileSync(join(folder, name), 'utf8')])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function writeClient(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
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
