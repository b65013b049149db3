import type { Course } from '../course.js';
import type { SegmentDefinition } from '../definitions.js';
import { itemsOf, textOf } from '../stored-json.js';
import { allHold } from './conditions.js';
import type { Condition, Place } from './conditions.js';
import { Constraint } from './constraint.js';

/** Prepared once for all strategies that make use of it. */
export class Segment implements Condition {
  readonly #id: number;
  readonly #name: string;
  readonly #constraints: readonly Constraint[];

  constructor({ id, name, constraints }: SegmentDefinition) {
    this.#id = id;
    this.#name = textOf(name) ?? `number ${textOf(id)}`;
    this.#constraints = itemsOf(constraints).map((constraint) => new Constraint(constraint));
  }

  holds(course: Course, { strategy }: Place): boolean {
    const place = { strategy, segment: this.#id };
    const passed = allHold(this.#constraints, course, place);
    const says = `Segment ${this.#name}: the context is ${passed ? 'in it' : 'not in it'}`;
    course.steps?.push({ kind: 'segment', passed, says, ...place });
    return passed;
  }
}

/** Nobody is in a segment that is not there. */
export const missingSegment = (id: number): Condition => ({
  holds: ({ steps }, { strategy }) => {
    steps?.push({ kind: 'segment', passed: false, says: `There is no segment ${textOf(id)}`, strategy, segment: id });
    return false;
  },
});
