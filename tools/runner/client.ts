import { resolve } from 'node:path';
import { clientFiles } from '../client/generate.ts';
import { writeFolder } from './generated/folder.ts';
import { Refusal } from './refusal.ts';

export const help = `
npm run client -- <folder>   writes a typed client of the API into an empty or former folder of yours

  import { createClient } from './<folder>/client/index.js';
  import { Bulkhead } from './<folder>/index.js';
  const sdk = new Bulkhead({ client: createClient({ baseUrl, auth: ({ type }) => (type === 'http' ? token : undefined) }) });
  const { data, error } = await sdk.organizations.getOrganization({ path: { organizationId } });

It is made from apps/api/openapi.json by @hey-api/openapi-ts, speaks by fetch, and needs nothing else. The one that our own
tests use, apps/api/test/client, is written by npm run accept.
`;
export const mend = 'npm run client -- --help';

export async function run([folder]: string[]): Promise<number> {
  if (!folder) throw new Refusal('Say where the client is to be written', mend);
  const files = await clientFiles();
  writeFolder(resolve(process.env.INIT_CWD ?? process.cwd(), folder), files);
  process.stdout.write(`✓ ${files.size} files in ${folder}\n`);
  return 0;
}
