import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a facade of another under an own name': `export abstract class Ours {}
export const provider = {
  provide: Ours,
  useExisting: VictimFacade, // ✗
};`,
  'the same, by a factory that gives back what it got': `export abstract class Ours {}
export const provider = {
  provide: Ours,
  inject: [VictimFacade],
  useFactory: (it: unknown) => it, // ✗
};`,
  'the same, whatever its factory waits for': `export abstract class Ours {}
const make = async (it: VictimFacade) => it;
export const provider = { provide: Ours, inject: [VictimFacade], useFactory: make }; // ✗`,
  'what is inside behind the name of the own facade': `export const provider = {
  provide: OwnFacade,
  useExisting: OwnService, // ✗
};`,
};

const legal: Snippets = {
  'own classes behind own names, made of what another offers': `export abstract class Prices {}
export abstract class Rates {}
class OwnPrices extends Prices {
  constructor(readonly from: VictimFacade) {
    super();
  }
}
export const providers = [
  { provide: Prices, inject: [VictimFacade], useFactory: (it: VictimFacade) => new OwnPrices(it) },
  { provide: Rates, useExisting: OwnService },
];`,
  'a fake behind the own facade, in a test (spec)': `export const fakes = [{ provide: OwnFacade, useValue: {} }];`,
  'an own class, a value, and an object that asks when it is asked': `export abstract class Ours {}
export const RATES = Symbol('rates');
export const providers = [
  { provide: Ours, useClass: OwnService },
  { provide: RATES, useValue: [1, 2] },
  { provide: 'ownName.asks', inject: [VictimFacade], useFactory: (it: VictimFacade) => ({ ask: () => it.victimMethod({} as never, '' as never) }) },
];`,
  'words of that kind that are no provider': `interface Merging {
  readonly useExisting: boolean;
  readonly useFactory?: (it: string) => string;
}
export const merging: Merging = { useExisting: true, useFactory: (it) => it };`,
};

export const aliasMutants: Corpus = {
  rule: 'container/alias',
  bad: (scene) => injections(scene, 'alias', bad),
  legal: (scene) => injections(scene, 'alias-legal', legal),
};
