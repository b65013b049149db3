import type { Corpus } from '../../prove/corpus.ts';
import { injections, withPackages } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const packages = {
  redlock: `export default class Redlock {
  acquire(names: string[], ms: number): void;
}`,
};

const bad: Snippets = {
  'a lock that is nobody’s': `import Redlock from 'redlock';
export const lock = (locks: Redlock) => locks.acquire(['users'], 5000); // ✗`,
  'a lock of another module, among own ones': `import type Redlock from 'redlock';
const names = ['ownName:a', 'victimName:b']; // ✗
export const lock = (locks: Redlock) => locks.acquire(names, 5000);`,
};

const legal: Snippets = {
  'own locks': `import Redlock from 'redlock';
export const lock = (locks: Redlock, id: string) => locks.acquire(['ownName:a', 'ownName:' + id], 5000);`,
  'a list of such names for something else': `export const all = (list: { acquire(names: string[]): void }) => list.acquire(['users']);`,
};

export const lockNamesMutants: Corpus = {
  rule: 'names/lock',
  bad: (scene) => withPackages(packages, injections(scene, 'lock', bad)),
  legal: (scene) => withPackages(packages, injections(scene, 'lock-legal', legal)),
};
