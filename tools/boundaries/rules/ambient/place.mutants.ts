import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'from where the program stands': `import { readFileSync } from 'node:fs';
const ROOT = process.cwd();
export const words = () => readFileSync('./libs/modules/victimName/module.json'); // ✗`,
  'a folder that every program knows': `import os from 'node:os';
import { join } from 'node:path';
import { promises as fs } from 'node:fs';
export const keep = (text: string) => fs.writeFile(join(os.tmpdir(), 'plans.json'), text); // ✗`,
  'this program over the network': `export const users = () => fetch('http://localhost:3000/v1/users'); // ✗`,
  'the same, by a request of Node': `import { request } from 'node:http';
export const users = () => request({ hostname: '127.0.0.1', port: 3000, path: '/v1/users' }); // ✗`,
  'a file of another module': `import { readFileSync } from 'node:fs';
export const words = () => readFileSync('libs/modules/victimName/module.json'); // ✗`,
  'the same, put together': `import fs from 'node:fs/promises';
import { join } from 'node:path';
export const words = () => fs.readFile(join(import.meta.dirname, '..', 'victimName', 'module.json')); // ✗`,
  'a file that anybody could know': `import { writeFileSync as put } from 'node:fs';
export const keep = (text: string) => put('/tmp/plans.json', text); // ✗`,
  'the folder of all modules': `import { readdir } from 'node:fs/promises';
export const all = () => readdir('libs/modules'); // ✗`,
  'a known folder, by a sum': `import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
export const keep = (text: string) => writeFileSync(tmpdir() + '/plans.json', text); // ✗`,
};

const legal: Snippets = {
  'an address that is only shown': `export const help = { see: 'http://localhost:3000/docs', file: '/etc/hosts' };`,
  'own files, by their address': `import { readFileSync } from 'node:fs';
export const words = () => readFileSync(new URL('./module.json', import.meta.url));`,
  'somebody else, and who the configuration names': `export const all = (base: string) => [fetch('https://api.stripe.com/v1/charges'), fetch(base), fetch(base + '/v1/prices/latest')];`,
  'own files, and folders that the configuration names': `import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
export const all = (folder: string) => [
  readFileSync(join(import.meta.dirname, 'module.json')),
  readFileSync(join(folder, 'a.json')),
  writeFileSync('/tmp/ownName-plans.json', ''),
];`,
  'a folder of its own that nobody can guess': `import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
export const scratch = () => mkdtempSync(join(tmpdir(), 'ownName-'));`,
  'a store that reads by such a name': `interface Store {
  readFile(path: string): Promise<string>;
  fetch(address: string): Promise<string>;
}
export const words = (store: Store) => [store.readFile('libs/modules/victimName/module.json'), store.fetch('http://localhost:3000')];`,
  'addresses that are taken apart, paths that are put together': `import { basename, join } from 'node:path';
export const words = [new URL('http://localhost:3000/v1/users').pathname, join('libs/modules', 'victimName'), basename('/tmp/plans.json')];`,
  'sums that begin with what the configuration names, or hold the own name': `import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
export const all = (folder: string) => [readFileSync(folder + '/plans.json'), writeFileSync(tmpdir() + '/ownName/plans.json', '')];`,
  'an own folder, listed': `import { readdir } from 'node:fs/promises';
export const all = () => [readdir(import.meta.dirname), readdir(new URL('.', import.meta.url))];`,
};

export const placeMutants: Corpus = {
  rule: 'ambient/place',
  bad: (scene) => injections(scene, 'place', bad),
  legal: (scene) => injections(scene, 'place-legal', legal),
};
