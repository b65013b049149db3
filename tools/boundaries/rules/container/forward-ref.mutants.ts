import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'an injected facade': `import { forwardRef, Inject } from '@nestjs/common';
export class Later {
  constructor(@Inject(forwardRef(() => VictimFacade)) readonly it: VictimFacade) {} // ✗
}`,
  'an imported module, under another name': `import { forwardRef as later, Module } from '@nestjs/common';
@Module({
  imports: [later(() => { return VictimModule; })], // ✗
})
export class Later {}`,
  'what only a running program knows': `import { forwardRef } from '@nestjs/common';
export const later = (find: () => object) => forwardRef(find); // ✗`,
};

const legal: Snippets = {
  'two own classes that need each other': `import { forwardRef, Inject } from '@nestjs/common';
export class Later {
  constructor(@Inject(forwardRef(() => OwnService)) readonly it: OwnService) {}
}`,
  'an own function of that name': `const forwardRef = (it: () => unknown) => it();
export const later = forwardRef(() => VictimFacade);`,
  'two own modules, and the type of a reference': `import { forwardRef, Module } from '@nestjs/common';
import type { ForwardReference } from '@nestjs/common';
@Module({})
class Inner {}
@Module({ imports: [forwardRef(() => Inner)] })
export class Outer {}
export type Later = ForwardReference<() => typeof Inner>;`,
};

export const forwardRefMutants: Corpus = {
  rule: 'container/forward-ref',
  bad: (scene) => injections(scene, 'forward-ref', bad),
  legal: (scene) => injections(scene, 'forward-ref-legal', legal),
};
