import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  any: `export const peek = (it: VictimFacade) => (it as any).rows; // ✗`,
  'another shape, by way of unknown': `export const peek = (it: VictimFacade) => (it as unknown as { rows: number }).rows; // ✗`,
  'the facade in a variable of its own': `export function peek(it: VictimFacade) {
  const again = it;
  return (again as unknown as Record<string, unknown>)['rows']; // ✗
}`,
};

const legal: Snippets = {
  'a fake that is called a facade': `export const fake = () => ({}) as unknown as VictimFacade;`,
  'a value that is read as what it is': `export const same = (it: VictimFacade) => it as VictimFacade;`,
  'an own class': `class Own { private readonly rows = 1; }
export const peek = (it: Own) => (it as unknown as { rows: number }).rows;`,
};

export const castMutants: Corpus = {
  rule: 'inside/cast',
  bad: (scene) => injections(scene, 'cast', bad),
  legal: (scene) => injections(scene, 'cast-not', legal),
};
