import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a list that is spread into a provider': `const base = {
  inject: ['VICTIM_NAME_STORE'], // ✗
};
export class Own {}
export const provider = { provide: Own, ...base, useFactory: (it: unknown) => [it] };`,
  'a text of another module': `import { Inject } from '@nestjs/common';
export class Taker { constructor(@Inject('VICTIM_NAME_REPO') readonly it: unknown) {} } // ✗`,
  'the token of another repository': `import { Inject } from '@nestjs/common';
export class Taker { constructor(@Inject('victimName_victimEntityNameRepository') readonly it: unknown) {} } // ✗`,
  'a text that is nobody’s': `import { Inject } from '@nestjs/common';
export class Taker { @Inject('REPO') readonly it: unknown; } // ✗`,
  'a text that is put together': `import { Inject as Take } from '@nestjs/common';
const whose = 'VICTIM_NAME';
export class Taker { constructor(@Take(whose + '_REPO') readonly it: unknown) {} } // ✗`,
  'a text in a constant': `import { Inject } from '@nestjs/common';
const STORE = 'victimName.store';
export class Taker { constructor(@Inject(STORE) readonly it: unknown) {} } // ✗`,
  'a helper that takes any token': `import { Inject } from '@nestjs/common';
export const Take = (it: string) => Inject(it); // ✗`,
  'the decorator handed on': `import { Inject } from '@nestjs/common';
export const apply = (to: (take: unknown) => void) => to(Inject); // ✗`,
  'a factory that is given it': `export const provider = {
  provide: class Own {},
  inject: [
    'VICTIM_NAME_REPO', // ✗
  ],
  useFactory: (it: unknown) => [it],
};`,
  'a provider in the place of another facade': `export const provider = {
  provide: VictimFacade, // ✗
  useValue: {},
};`,
  'a text for which an own name stands': `export abstract class Ours {}
export const provider = { provide: Ours, useExisting: 'victimName_victimEntityNameRepository' }; // ✗`,
};

const legal: Snippets = {
  'an own class, and one that comes later': `import { forwardRef, Inject } from '@nestjs/common';
class Own {}
export class Taker {
  constructor(@Inject(Own) readonly a: Own, @Inject(forwardRef(() => OwnService)) readonly b: unknown) {}
}`,
  'an own constant of an enum': `import { Inject } from '@nestjs/common';
export enum Tokens {
  Rates = 'ownName.rates',
}
export class Taker {
  constructor(@Inject(Tokens.Rates) readonly rates: unknown) {}
}`,
  'a decorator of its own of that name': `const Inject = (name: string) => (it: object) => [it, name];
export const taken = Inject('victimName.store')({});`,
  'own constants, own texts, classes': `import { Inject } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
export const CLOCK = Symbol('clock');
export const RATES = 'RATES';
const table = { rates: Symbol('rates') } as const;
export class Taker {
  constructor(
    @Inject(CLOCK) readonly clock: unknown,
    @Inject(RATES) readonly rates: unknown,
    @Inject(table.rates) readonly more: unknown,
    @Inject('ownName.rates') readonly text: unknown,
    @Inject(VictimFacade) readonly facade: unknown,
    @Inject(REQUEST) readonly request: unknown,
  ) {}
}
export const providers = [{ provide: RATES, inject: [{ token: VictimFacade, optional: true }], useFactory: () => 1 }];`,
  'a fake in the place of a facade, in a test (spec)': `export const fakes = [{ provide: VictimFacade, useValue: {} }];`,
  'an object that has such properties and is no provider': `export const text = { provide: 'victimName.store', amount: 1, inject: ['victimName'] };`,
  'a symbol that a class keeps, and one that may be missing': `import { Inject, Optional } from '@nestjs/common';
export class Tokens {
  static readonly CLOCK = Symbol('clock');
}
export class Taker {
  constructor(@Optional() @Inject(Tokens.CLOCK) readonly clock: unknown, @Inject() readonly service: OwnService) {}
}`,
  'texts that begin with the module’s name': `export const providers = [
  { provide: 'OWN_NAME_STORE', useValue: 1 },
  { provide: 'ownName.rates', inject: ['OWN_NAME_STORE'], useFactory: (it: number) => it + 1 },
];`,
  'the token of an own repository, for a factory (repository)': `import { getRepositoryToken } from '@nestjs/typeorm';
export class Rows {
  constructor(readonly of: unknown) {}
}
export const provider = { provide: Rows, inject: [getRepositoryToken(OwnEntity, 'ownName')], useFactory: (it: unknown) => new Rows(it) };`,
  'a token of a text, as such things are called elsewhere': `interface Parser {
  inject(token: string): void;
}
export const tokens = (parser: Parser) => [parser.inject('victimName.store'), { token: 'VICTIM_NAME_STORE', kind: 'word' }];`,
  'own texts and symbols for which an own name stands': `export abstract class Ours {}
const RATES = Symbol('rates');
export const providers = [
  { provide: Ours, useExisting: 'ownName.ours' },
  { provide: 'ownName.rates', useExisting: RATES },
];`,
};

export const tokenMutants: Corpus = {
  rule: 'container/token',
  bad: (scene) => injections(scene, 'token', bad),
  legal: (scene) => injections(scene, 'token-legal', legal),
};
