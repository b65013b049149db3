import type { Document } from '../document.ts';
import { isObject, nodesOf, operationsOf } from '../document.ts';
import { hasWordsOfProtocol } from './protocols.ts';

const camelCase = /^[a-z][A-Za-z0-9]*$/;
/** Values are `snake_case`, and permissions `things:verb`; versions and language tags have their own standards. */
const enumValue = /^[a-z][a-z0-9]*(_[a-z0-9]+)*(:[a-z][a-z0-9_]*)?$/;

/** Broken rules about names, each with its place. */
export const nameFaults = (document: Document): string[] => [
  ...Object.entries(document.components.schemas).flatMap(([name, schema]) => [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(name) ? [] : [`the schema ${name} is not PascalCase`]),
    ...[...nodesOf(schema, name)]
      .filter(([way]) => !hasWordsOfProtocol(way))
      .flatMap(([way, node]) => [
        ...(isObject(node.properties) ? Object.keys(node.properties) : [])
          .filter((member) => !camelCase.test(member))
          .map((member) => `${way}: the member ${member} is not camelCase`),
        ...(Array.isArray(node.enum) ? (node.enum as unknown[]) : [])
          .filter((value) => typeof value === 'string' && !enumValue.test(value))
          .map((value) => `${way}: the value ${String(value)} is not snake_case`),
      ]),
  ]),
  ...operationsOf(document).flatMap(({ operationId, parameters = [] }) =>
    parameters
      .filter((it) => it.in !== 'header' && !camelCase.test(it.name))
      .map(({ name }) => `${operationId}: the parameter ${name} is not camelCase`),
  ),
];
