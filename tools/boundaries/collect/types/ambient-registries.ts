import ts from 'typescript';
import { mentionOf } from './container-mentions.ts';
import type { Reader } from './reading.ts';

/** Where decorators of all modules put what they record. */
const registries: Readonly<Record<string, readonly string[]>> = {
  typeorm: ['getMetadataArgsStorage', 'MetadataArgsStorage', 'getConnection', 'getManager', 'getRepository'],
  'class-validator': ['getMetadataStorage', 'MetadataStorage'],
  'class-transformer': ['defaultMetadataStorage'],
  '@nestjs/typeorm': ['EntitiesMetadataStorage'],
  '@nestjs/graphql': ['TypeMetadataStorage'],
  typedi: ['Container'],
  tsyringe: ['container'],
};

/** Registries in which everybody's classes stand. */
export const readRegistries: Reader = (node, reading) => {
  const { kind } = reading.home;
  if (!ts.isIdentifier(node) || (kind !== 'module' && kind !== 'shared')) return;
  const mention = mentionOf(node, reading);
  if (!mention || !registries[mention.where]?.includes(mention.name)) return;
  const to = { kind: 'package', name: mention.where, symbol: mention.name } as const;
  reading.add({ via: 'name', form: 'ambient-registry', at: mention.node, to, names: [mention.name] });
};
