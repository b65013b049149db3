import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'what somebody else has to put there': `declare const currentPlan: string; // ✗
export const plan = () => currentPlan;`,
  'a property': `(globalThis as unknown as { plan: string }).plan = 'pro'; // ✗
export const plan = 1;`,
  'what another put there': `export const plan = () => (global as unknown as Record<string, unknown>)['plan']; // ✗`,
  'by a name that is computed': `export const read = (name: string) => (globalThis as unknown as Record<string, unknown>)[name]; // ✗`,
  'handed on': `export const all = () => Object.keys(globalThis); // ✗`,
  'put there by a function': `export const put = (plan: string) => Object.assign(globalThis, { plan }); // ✗`,
  'what the platform has, changed': `export const put = () => { globalThis.fetch = (() => undefined) as never; }; // ✗`,
};

const legal: Snippets = {
  'classes and functions of the platform': `export const all = () => [new URL('https://a.example'), structuredClone({}), globalThis.structuredClone([]), new AbortController()];`,
  'a parameter of that name': `export const width = (window: { innerWidth: number }) => window.innerWidth;`,
  'what the platform has, and names that look like it': `interface Tree {
  readonly root: string;
  readonly self: string;
}
export const all = (root: Tree, self: Tree) => [globalThis.crypto, globalThis.fetch, root.root, self['self'], typeof globalThis];`,
  'a fake in a test (spec)': `globalThis.fetch = (() => undefined) as never;
export const faked = true;`,
  'a symbol that only types know': `declare const brand: unique symbol;
export type PlanId = string & { readonly [brand]: 'plan' };`,
  'a flag of a pattern, and own names': `const global = { plan: 'free' };
export const all = [global.plan, /x/g.global];`,
  'the type of what the platform has': `export type Fetch = typeof globalThis.fetch;
export const ask = (fetch: Fetch) => fetch('https://api.example.com');`,
  'whether the platform has something': `export const can = [typeof fetch === 'function', 'structuredClone' in globalThis];`,
};

export const globalObjectMutants: Corpus = {
  rule: 'ambient/global',
  bad: (scene) => injections(scene, 'global-object', bad),
  legal: (scene) => injections(scene, 'global-object-legal', legal),
};
