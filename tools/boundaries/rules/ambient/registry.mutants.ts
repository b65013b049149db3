import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'entities of all modules (repository)': `import { getMetadataArgsStorage } from 'typeorm';
export const tables = () => getMetadataArgsStorage().tables; // ✗`,
  'providers of another module': `export const providers = () => Reflect.getMetadata('providers', VictimModule); // ✗`,
  'types of its constructor, by a variable': `const whose = VictimFacade;
export const types = () => Reflect.getOwnMetadata('design:paramtypes', whose); // ✗`,
};

const legal: Snippets = {
  'what own decorators wrote down': `import { Reflector } from '@nestjs/core';
export const own = (it: object) => [Reflect.getMetadata('own', it), Reflect.getMetadata('own', OwnService), Reflector];`,
  'an own registry of that name': `const getMetadataArgsStorage = () => ({ tables: [] });
export const tables = () => getMetadataArgsStorage().tables;`,
  'what a handler says of itself': `import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
export const rolesOf = (reflector: Reflector, context: ExecutionContext) =>
  reflector.getAllAndOverride<string[]>('ownName:roles', [context.getHandler(), context.getClass()]);`,
  'the type of an own member': `export class Own {
  readonly at!: Date;
}
export const type = [Reflect.getMetadata('design:type', Own.prototype, 'at'), Reflect.hasMetadata('own', Own)];`,
};

export const registryMutants: Corpus = {
  rule: 'ambient/registry',
  bad: (scene) => injections(scene, 'registry', bad),
  legal: (scene) => injections(scene, 'registry-legal', legal),
};
