import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a facade with something more': `export class More extends VictimFacade {} // ✗`,
  'an event under another name': `export class Mine extends VictimEvent {} // ✗`,
  'an expression of a class': `export const More = class extends VictimFacade {}; // ✗`,
};

const legal: Snippets = {
  'a facade as a member': `export class More { constructor(private readonly other: VictimFacade) {} get it() { return this.other; } }`,
  'an own class': `class Own { readonly a = 1; }
export class More extends Own {}`,
  'an error of the language': `export class Missing extends Error {}`,
};

export const subclassMutants: Corpus = {
  rule: 'inside/subclass',
  bad: (scene) => injections(scene, 'subclass', bad),
  legal: (scene) => injections(scene, 'subclass-not', legal),
};
