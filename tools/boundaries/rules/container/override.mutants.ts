import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a provider by its text (spec)': `import { Test } from '@nestjs/testing';
export const building = () => Test.createTestingModule({}).overrideProvider('victimName_victimEntityNameRepository'); // ✗`,
  'whatever a helper is given (spec)': `import type { TestingModuleBuilder } from '@nestjs/testing';
export const replace = (building: TestingModuleBuilder, it: unknown) => building.overrideProvider(it); // ✗`,
  'a method of what is inside (spec)': `import { jest } from '@jest/globals';
export const spy = () => jest.spyOn(VictimEvent.prototype as never, 'x' as never); // ✗`,
};

const legal: Snippets = {
  'a facade of another, its module, and what is own (spec)': `import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
const building = Test.createTestingModule({});
export const fakes = [
  building.overrideProvider(VictimFacade),
  building.overrideModule(VictimModule),
  building.overrideProvider(OwnService),
  jest.spyOn(Logger.prototype, 'warn'),
  jest.spyOn(OwnService.prototype as never, 'x' as never),
  jest.spyOn(Date, 'now'),
];`,
  'own methods of such names (spec)': `export const all = (it: { overrideProvider(name: string): void; method(name: string): void }) => [
  it.overrideProvider('victimName'),
  it.method('victimName'),
];`,
  'a method of a facade, of its fake, and of an own object (spec)': `import { jest } from '@jest/globals';
const fake = { victimMethod: jest.fn() };
const own = { now: () => 1 };
export const spies = (it: VictimFacade) => [
  jest.spyOn(it, 'victimMethod' as never),
  jest.spyOn(fake, 'victimMethod'),
  jest.spyOn(own, 'now'),
  jest.spyOn(VictimFacade.prototype, 'victimMethod' as never),
];`,
};

export const overrideMutants: Corpus = {
  rule: 'container/override',
  bad: (scene) => injections(scene, 'override', bad),
  legal: (scene) => injections(scene, 'override-legal', legal),
};
