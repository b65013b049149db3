import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'all providers of the program': `import { DiscoveryService } from '@nestjs/core'; // ✗
export class Inventory {
  constructor(readonly all: DiscoveryService) {}
}`,
  'a module that is loaded later, under another name': `import { LazyModuleLoader as Later } from '@nestjs/core'; // ✗
export const later = Later;`,
  'the whole package': `import * as core from '@nestjs/core';
export const modules = [core.ModulesContainer]; // ✗`,
};

const legal: Snippets = {
  'what else the package has': `import { ModuleRef, Reflector } from '@nestjs/core';
export const all = [ModuleRef, Reflector];`,
  'an own class of such a name': `export class DiscoveryService {
  getProviders() {
    return [];
  }
}`,
  'a program that a test boots (spec)': `import { NestFactory } from '@nestjs/core';
export const boots = NestFactory;`,
};

export const inventoryMutants: Corpus = {
  rule: 'container/inventory',
  bad: (scene) => injections(scene, 'inventory', bad),
  legal: (scene) => injections(scene, 'inventory-legal', legal),
};
