import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'the type of a service': `export type Inner = ConstructorParameters<typeof VictimFacade>[0]; // ✗`,
  'all of them, in a parameter': `export const make = (...all: ConstructorParameters<typeof VictimFacade>) => all; // ✗`,
};

const legal: Snippets = {
  'what an own class takes': `export type Inner = ConstructorParameters<typeof OwnService>;`,
  'what a method of a facade takes and gives': `export type Asked = Parameters<VictimFacade['victimMethod']>;
export type Given = Awaited<ReturnType<VictimFacade['victimMethod']>>;`,
};

export const constructorParametersMutants: Corpus = {
  rule: 'inside/constructor-parameters',
  bad: (scene) => injections(scene, 'constructor-parameters', bad),
  legal: (scene) => injections(scene, 'constructor-parameters-not', legal),
};
