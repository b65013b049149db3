import type { Corpus } from '../../prove/corpus.ts';
import { injections, sharedInjections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a storage': `import { AsyncLocalStorage } from 'node:async_hooks';
export const plan = new AsyncLocalStorage<string>(); // ✗`,
  'one that extends it, of the whole module': `import * as hooks from 'node:async_hooks';
export class Plans extends hooks.AsyncLocalStorage<string> {} // ✗`,
  'a channel for diagnostics': `import { channel as named } from 'node:diagnostics_channel';
export const plans = named('victimName'); // ✗`,
  'a channel without an import': `export const plans = new BroadcastChannel('plans'); // ✗`,
};

const legal: Snippets = {
  'what only binds a call to where it came from': `import { AsyncResource } from 'node:async_hooks';
export const bound = (work: () => void) => AsyncResource.bind(work);`,
  'an own class of such a name': `class BroadcastChannel {
  constructor(readonly name: string) {}
}
export const plans = new BroadcastChannel('plans');`,
  'own things that are called so': `export class AsyncLocalStorage {
  private readonly all: string[] = [];
  getStore = () => this.all.at(-1);
}
const channel = (name: string) => ({ name, publish: () => name });
export const told = channel('victimName').publish();`,
  'which call this is': `import { executionAsyncId } from 'node:async_hooks';
export const label = () => \`call \${executionAsyncId()}\`;`,
};

const inShared: Snippets = {
  'a storage in shared code': `import { AsyncLocalStorage } from 'node:async_hooks';
export const plans = new AsyncLocalStorage<string>(); // ✗`,
};

const legalInShared: Snippets = {
  'a type of it': `import type { AsyncLocalStorage } from 'node:async_hooks';
export type Plans = AsyncLocalStorage<string>;`,
};

export const contextMutants: Corpus = {
  rule: 'ambient/context',
  bad: (scene) => [...injections(scene, 'context', bad), ...sharedInjections(scene, 'context', inShared)],
  legal: (scene) => [
    ...injections(scene, 'context-legal', legal),
    ...sharedInjections(scene, 'context-legal', legalInShared),
  ],
};
