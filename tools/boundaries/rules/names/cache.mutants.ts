import type { Corpus } from '../../prove/corpus.ts';
import { injections, withPackages } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const packages = {
  'cache-manager': `export interface Cache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}`,
};

const bad: Snippets = {
  'a key of another module': `import type { Cache } from 'cache-manager';
export const read = (cache: Cache, id: string) => cache.get('victimName:user:' + id); // ✗`,
  'a key that is data': `import type { Cache } from 'cache-manager';
export const read = (cache: Cache, id: string) => cache.get(id); // ✗`,
  'a key that is nobody’s, of a function': `import type { Cache } from 'cache-manager';
const keyOf = (id: string) => ['user', id].join(':');
export const read = ({ cache }: { cache: Cache }, id: string) => cache['set'](keyOf(id), 1); // ✗`,
  'a method that is stored': `import type { Cache } from 'cache-manager';
export function read(cache: Cache) {
  const { get } = cache; // ✗
  return get;
}`,
};

const legal: Snippets = {
  'an own key': `import type { Cache } from 'cache-manager';
const keyOf = (id: string) => 'ownName:user:' + id;
export const read = (cache: Cache, id: string) => [cache.get(keyOf(id)), cache.get('ownName:all')];`,
  'a map of the call': `export const read = (cache: Map<string, number>, id: string) => cache.get('victimName:' + id);`,
  'own keys in a table, and the head of a constant': `import type { Cache } from 'cache-manager';
const keys = { all: 'ownName:all', of: (id: string) => \`ownName:\${id}\` } as const;
export const read = (cache: Cache, id: string) => [cache.get(keys.all), cache.set(keys.of(id), 1)];`,
  'a class of its own of that name': `class Cache {
  private readonly all = new Map<string, unknown>();
  get = (key: string) => this.all.get(key);
}
export const read = (id: string) => new Cache().get('victimName:' + id);`,
};

export const cacheNamesMutants: Corpus = {
  rule: 'names/cache',
  bad: (scene) => withPackages(packages, injections(scene, 'cache', bad)),
  legal: (scene) => withPackages(packages, injections(scene, 'cache-legal', legal)),
};
