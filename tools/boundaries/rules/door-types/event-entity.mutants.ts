import type { Corpus } from '../../prove/corpus.ts';
import { publisher } from './publisher.ts';

export const eventEntityMutants: Corpus = {
  rule: 'door/event-entity',
  bad: (scene) => [
    publisher(
      scene,
      'row-schema',
      'a row by a schema',
      `
export class Row extends define({ type: 'row-schema.thing.changed', data: z.strictObject({ thing: z.custom<Thing>() }) }) {} // ✗
const parts = z.custom<Pick<Thing, 'id' | 'label'>>();
export class Part extends define({ type: 'row-schema.thing.moved', data: z.strictObject({ all: z.array(parts) }) }) {} // ✗`,
      'Row, Part',
    ),
    publisher(
      scene,
      'row-plain',
      'a row in a plain class, and in one that the door does not name',
      `
export class Row {
  constructor(readonly things: ReadonlyMap<string, Thing>) {} // ✗
}
export class Unseen {
  readonly before!: Partial<Thing>; // ✗
}`,
      'Row',
    ),
  ],
  legal: (scene) => [
    publisher(
      scene,
      'row-values',
      'values of a row',
      `
export class Row extends define({ type: 'row-values.thing.changed', data: z.strictObject({ thingId: z.uuid(), state: z.custom<Thing['state']>() }) }) {}
export class Plain {
  private thing: Thing | undefined;
  readonly label: Thing['label'] = '';
  is(id: string) { return this.thing?.id === id; }
}`,
      'Row, Plain',
    ),
    publisher(
      scene,
      'row-alike',
      'a shape of its own that is called like the row, and a row in the hands of a method',
      `
interface ThingShape { readonly id: string }
export class Row extends define({ type: 'row-alike.thing.changed', data: z.strictObject({ thing: z.custom<ThingShape>() }) }) {
  private static of(thing: Thing) { return { id: thing.id }; }
  static readonly made = Row.of.length;
}`,
      'Row',
    ),
  ],
};
