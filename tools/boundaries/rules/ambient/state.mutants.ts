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
};

export const stateMutants: Corpus = {
  rule: 'ambient/state',
  bad: (scene) => sharedInjections(scene, 'state', inShared),
  legal: (scene) => [
    ...injections(scene, 'state-legal', legal),
    ...sharedInjections(scene, 'state-legal', legalInShared),
  ],
};
