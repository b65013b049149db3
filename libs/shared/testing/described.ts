import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { ProblemRegistry } from '../http/index.js';

export interface HeaderObject {
  readonly $ref?: string;
  readonly schema?: object;
}
export interface ResponseObject {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, HeaderObject>>;
  readonly content?: Readonly<Record<string, object>>;
}
export interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

/** As much of an OpenAPI document as a check of answers reads. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly headers?: Readonly<Record<string, HeaderObject>>;
  };
}

/** An operation, and where it stands: a JSON pointer in a URI fragment (RFC 6901, 6). */
export interface Described {
  readonly operation: Operation;
  readonly pointer: string;
}

/** Finds the operation that a request is for, as the router does. */
export function finderOf({ paths }: Document): (method: string, path: string) => Described | undefined {
  const places = Object.keys(paths).sort(moreLiteralFirst);
  const patterns = places.map((place) => ({ place, pattern: patternOf(place) }));
  return (method, path) => {
    const name = method === 'HEAD' ? 'get' : method.toLowerCase();
    const found = patterns.find(({ place, pattern }) => pattern.test(path) && paths[place]?.[name]);
    const operation = found && paths[found.place]?.[name];
    return operation && { operation, pointer: `#/paths/${escaped(found.place)}/${name}` };
  };
}

/** A response, or the shared one that it refers to. */
export function followed({ components }: Document, response: ResponseObject): ResponseObject {
  const name = response.$ref?.split('/').at(-1);
  return (name && components.responses[name]) || response;
}

export const escaped = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

/** `/members/me` comes before `/members/{userId}`. */
const moreLiteralFirst = (a: string, b: string): number => a.split('{').length - b.split('{').length;

/** The committed registry of all codes. */
export const registeredProblems = (): ProblemRegistry =>
  JSON.parse(
    readFileSync(join(dirname(findPackageJSON(import.meta.url) ?? ''), 'docs', 'problems.json'), 'utf8'),
  ) as ProblemRegistry;
