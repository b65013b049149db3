import ts from 'typescript';
import { mentionOf } from './container-mentions.ts';
import type { Mention } from './container-mentions.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

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

/** What a package keeps once for the whole process, and who sets it. */
const settings: ReadonlySet<string> = new Set([
  ...['pg types.setTypeParser', 'zod config', 'zod setErrorMap', 'z.config', 'zod z.config', 'zod z.setErrorMap'],
  ...['undici setGlobalDispatcher', 'undici setGlobalOrigin', 'node:dns setServers', 'node:dns setDefaultResultOrder'],
  ...[
    'node:net setDefaultAutoSelectFamily',
    '@nestjs/common Logger.overrideLogger',
    '@nestjs/common Logger.attachBuffer',
  ],
  ...['dayjs default.extend', 'dayjs default.locale', 'moment default.locale', 'typeorm useContainer'],
  ...['class-validator useContainer', 'node:crypto setFips', 'node:crypto setEngine', 'node:events setMaxListeners'],
]);

/** Registries in which everybody's classes stand. */
export const readRegistries: Reader = (node, reading) => {
  const { kind } = reading.home;
  if (!ts.isIdentifier(node) || (kind !== 'module' && kind !== 'shared')) return;
  const mention = mentionOf(node, reading);
  if (!mention) return;
  readSetting(mention, reading);
  if (!registries[mention.where]?.includes(mention.name)) return;
  const to = { kind: 'package', name: mention.where, symbol: mention.name } as const;
  reading.add({ via: 'name', form: 'ambient-registry', at: mention.node, to, names: [mention.name] });
};

function readSetting({ where, name, node, origin }: Mention, reading: Reading): void {
  let path = name;
  let outer: ts.Node = node;
  while (ts.isPropertyAccessExpression(outer.parent) && outer.parent.expression === outer) {
    outer = outer.parent;
    path += `.${(outer as ts.PropertyAccessExpression).name.text}`;
  }
  if (!settings.has(`${where} ${path}`) && !settings.has(`${where} ${path.replace(/^\*\./, '')}`)) return;
  const specifier = outer.getText(reading.source);
  reading.add({ via: 'name', form: 'state-changed', at: outer, to: toTarget(origin), specifier, names: [specifier] });
}
