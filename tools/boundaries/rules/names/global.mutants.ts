import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a symbol that is nobody’s': `export const plan = Symbol.for('plan'); // ✗`,
  'a symbol of another module': `const whose = 'victimName';
export const plan = Symbol['for'](whose + '.plan'); // ✗`,
};

const legal: Snippets = {
  'an own one, and one that nobody can find': `export const all = [Symbol.for('ownName.plan'), Symbol('plan')];`,
  'an own function of that name': `const Names = { for: (name: string) => name };
export const plan = Names.for('plan');`,
};

export const globalNamesMutants: Corpus = {
  rule: 'names/global',
  bad: (scene) => injections(scene, 'registry-name', bad),
  legal: (scene) => injections(scene, 'registry-name-legal', legal),
};
