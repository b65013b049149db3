import type { Corpus } from '../../prove/corpus.ts';
import { injections, sharedInjections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const legal: Snippets = {
  'what a module keeps for itself': `const known = new Map<string, number>();
let count = 0;
export const keep = (name: string) => known.set(name, (count += 1));`,
  'a table that nobody changes, and a list of the call itself (dto)': `const words = new Map([['a', 1]]);
export function all(name: string) {
  const list: unknown[] = [];
  list.push(words.get(name));
  return list;
}`,
};

const inShared: Snippets = {
  'what a function keeps for those that it gives back': `function make() {
  let current = 'free';
  return { become: (plan: string) => { current = plan; }, now: () => current };
}
export const plan = make(); // ✗`,
  'one instance for all': `class Registry {
  private readonly all = new Map<string, unknown>();
  set(key: string, value: unknown) {
    this.all.set(key, value);
  }
}
export const registry = new Registry(); // ✗`,
  'an object that changes itself': `export const plans = { // ✗
  current: 'free',
  become(plan: string) {
    this.current = plan;
  },
};`,
  'a map behind two functions': `const plans = new Map<string, string>();
export const setPlan = (id: string, plan: string) => plans.set(id, plan); // ✗
export const planOf = (id: string) => plans.get(id);`,
  'a counter': `let visits = 0;
export const visit = () => (visits += 1); // ✗`,
  'a static member': `export class Plans {
  static current = 'free';
  static become(plan: string) {
    this.current = plan; // ✗
  }
}`,
  'an emitter': `import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export const tell = (plan: string) => bus.emit('plan', plan); // ✗`,
};

const legalInShared: Snippets = {
  'a function that makes something afresh': `export function counter() {
  let count = 0;
  return () => (count += 1);
}
const make = (names: readonly string[]) => {
  const all = new Map<string, number>();
  for (const it of names) all.set(it, 1);
  return all;
};
export const table = make(['a']);`,
  'one instance that never changes': `class Words {
  private readonly all = new Map([['a', 1]]);
  of(name: string) {
    return this.all.get(name);
  }
}
export const words = new Words();`,
  'a table made once, and members of instances': `const words = new Map<string, number>();
words.set('a', 1);
export class Counter {
  private count = 0;
  private readonly seen = new Set<string>();
  next(name: string) {
    this.seen.add(name);
    return (this.count += words.get(name) ?? 0);
  }
}`,
  'what a call makes for itself': `export function listed(name: string) {
  const all: string[] = [];
  let count = 0;
  all.push(name);
  count += 1;
  return [all, count];
}`,
  'constants that are frozen, counted and sorted as they are made': `const names = ['b', 'a'] as const;
export const places = Object.freeze(Object.fromEntries(names.map((it, at) => [it, at])));
export const ordered = [...names].sort();
export class Limits {
  static readonly most = 10;
  static readonly all = new Set(names);
  static has = (name: 'a' | 'b') => Limits.all.has(name);
}`,
  'what an instance remembers': `export class Memory<T extends object> {
  private readonly known = new WeakMap<T, number>();
  private last: T | undefined;
  #count = 0;
  keep(it: T) {
    this.known.set(it, ++this.#count);
    this.last = it;
    return this.last;
  }
}`,
};

export const stateMutants: Corpus = {
  rule: 'ambient/state',
  bad: (scene) => sharedInjections(scene, 'state', inShared),
  legal: (scene) => [
    ...injections(scene, 'state-legal', legal),
    ...sharedInjections(scene, 'state-legal', legalInShared),
  ],
};
