import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'options that are spread into it': `const options = { global: true };
export class Spread {
  static with() {
    return { module: Spread, ...options }; // ✗
  }
}`,
  'the decorator': `import { Global, Module } from '@nestjs/common';
@Global() // ✗
@Module({})
export class Everywhere {}`,
  'the decorator, called as a function under another name': `import { Global as Wide } from '@nestjs/common';
export class Everywhere {}
Wide()(Everywhere); // ✗`,
  'a dynamic module that says so': `import type { DynamicModule } from '@nestjs/common';
export class Everywhere {
  static with(): DynamicModule {
    return {
      module: Everywhere,
      global: true, // ✗
    };
  }
}`,
  'the mark that the decorator leaves': `export class Everywhere {}
Reflect.defineMetadata('__module:global__', true, Everywhere); // ✗`,
};

const legal: Snippets = {
  'a module that says that it is not, and options that mean something else': `import type { DynamicModule } from '@nestjs/common';
export class Here {
  static with(): DynamicModule {
    return { module: Here, global: false };
  }
}
export const search = { pattern: 'x', global: true };`,
  'a test that needs one (spec)': `import { Global, Module } from '@nestjs/common';
@Global()
@Module({})
export class Everywhere {}`,
  'an own decorator of that name, and a mark of its own': `const Global = () => (it: object) => void it;
@Global()
export class Wide {}
Reflect.defineMetadata('ownName:global', true, Wide);`,
  'a pattern, a sheet of styles and a scope': `export const options = [{ module: 'styles', global: 'x' }, { flags: 'g', global: true }, { scope: 'global' }] as const;
export const isGlobal = (it: RegExp) => it.global;`,
  'a dynamic module that says nothing of it': `import { Module } from '@nestjs/common';
@Module({})
export class Plain {
  static with(amount: number) {
    return { module: Plain, providers: [{ provide: 'ownName.amount', useValue: amount }] };
  }
}`,
};

export const globalMutants: Corpus = {
  rule: 'container/global',
  bad: (scene) => injections(scene, 'global', bad),
  legal: (scene) => injections(scene, 'global-legal', legal),
};
