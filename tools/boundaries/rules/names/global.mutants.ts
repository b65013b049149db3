import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a mark that a guard of another module reads': `import { SetMetadata } from '@nestjs/common';
export const Free = () => SetMetadata('victimName:free', true); // ✗`,
  'a mark that is computed': `import { Reflector } from '@nestjs/core';
export const read = (it: Reflector, name: string, on: () => void) => it.get(name, on); // ✗`,
  'a symbol that is nobody’s': `export const plan = Symbol.for('plan'); // ✗`,
  'a symbol of another module': `const whose = 'victimName';
export const plan = Symbol['for'](whose + '.plan'); // ✗`,
};

const legal: Snippets = {
  'own marks, and those without a name': `import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
const FREE = 'ownName:free';
const Plan = Reflector.createDecorator<string>();
export const Free = () => SetMetadata(FREE, true);
export const read = (it: Reflector, on: () => void) => [it.get(FREE, on), it.get(Plan, on)];
export const shown = Symbol.for('nodejs.util.inspect.custom');`,
  'an own one, and one that nobody can find': `export const all = [Symbol.for('ownName.plan'), Symbol('plan')];`,
  'an own function of that name': `const Names = { for: (name: string) => name };
export const plan = Names.for('plan');`,
  'a mark by its own decorator, and symbols of the language': `import { Reflector } from '@nestjs/core';
const Plan = Reflector.createDecorator<string[]>({ key: 'ownName:plan' });
export class Plans {
  @Plan(['pro'])
  *[Symbol.iterator]() {
    yield Symbol.asyncIterator;
  }
}`,
};

export const globalNamesMutants: Corpus = {
  rule: 'names/global',
  bad: (scene) => injections(scene, 'registry-name', bad),
  legal: (scene) => injections(scene, 'registry-name-legal', legal),
};
