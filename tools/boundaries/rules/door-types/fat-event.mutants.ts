import type { Corpus } from '../../prove/corpus.ts';
import { publisher } from './publisher.ts';

const many = (amount: number): string => Array.from({ length: amount }, (_, it) => `f${it}: z.string()`).join(', ');

export const fatEventMutants: Corpus = {
  rule: 'door/fat-event',
  bad: (scene) => [
    publisher(
      scene,
      'fat-plain',
      'many members of a schema',
      `
export class Fat extends define({ type: 'fat-plain.thing.changed', data: z.strictObject({ ${many(21)} }) }) {} // ✗
class Unseen extends define({ type: 'fat-plain.thing.gone', data: z.strictObject({ ${many(30)} }) }) {} // ✗
export const unseen = Unseen;`,
      'Fat',
    ),
    publisher(
      scene,
      'fat-deep',
      'some, each with some, and in a list',
      `
const part = z.strictObject({ ${many(7)} });
export class Fat extends define({ type: 'fat-deep.thing.changed', data: z.strictObject({ a: part, b: z.array(part), c: part.nullable() }) }) {} // ✗
export class Plain { // ✗
  constructor(readonly data: { ${many(22).replaceAll('z.string()', 'string')} }) {}
}`.replaceAll(/(f\d+: string),/g, '$1;'),
      'Fat, Plain',
    ),
  ],
  legal: (scene) => [
    publisher(
      scene,
      'fat-enough',
      'as many as there may be',
      `
export class Full extends define({ type: 'fat-enough.thing.changed', data: z.strictObject({ ${many(20)} }) }) {}
export class Either extends define({ type: 'fat-enough.thing.moved', data: z.strictObject({ of: z.union([z.strictObject({ ${many(12)} }), z.strictObject({ ${many(11)} })]) }) }) {}`,
      'Full, Either',
    ),
    publisher(
      scene,
      'fat-long',
      'long lists, records and choices, which are one member each',
      `
export class Long extends define({ type: 'fat-long.thing.changed', data: z.strictObject({ ids: z.array(z.uuid()).max(500), by: z.record(z.string(), z.number()), kind: z.enum([${Array.from({ length: 30 }, (_, it) => `'k${it}'`).join(', ')}]) }) }) {}`,
      'Long',
    ),
  ],
};
