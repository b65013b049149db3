import { allHold } from '../constraints/conditions.js';
import type { Condition } from '../constraints/conditions.js';
import { Constraint } from '../constraints/constraint.js';
import { missingSegment } from '../constraints/segment.js';
import type { Segment } from '../constraints/segment.js';
import { dependsOn } from '../course.js';
import type { Course } from '../course.js';
import type { StrategyDefinition } from '../definitions.js';
import type { EvaluatedVariant } from '../evaluation.js';
import { itemsOf, textOf } from '../stored-json.js';
import { Variants } from '../variants.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';

export interface StrategySurroundings {
  readonly flag: string;
  /** From 1. */
  readonly position: number;
  readonly segments: ReadonlyMap<number, Segment>;
}

/** One way for a flag to be on, prepared: its conditions, its rule, and variants of its own. */
export class Strategy {
  readonly #name: string;
  readonly #position: number;
  readonly #conditions: readonly Condition[];
  /** Undefined where nobody knows the strategy. */
  readonly #rule: Rule | undefined;
  readonly #variants: Variants | null;

  constructor(definition: StrategyDefinition, { flag, position, segments }: StrategySurroundings) {
    const parameters = definition.parameters ?? {};
    const groupId = textOf(parameters.groupId) || flag;
    this.#name = textOf(definition.name) ?? '';
    this.#position = position;
    this.#conditions = [
      ...itemsOf(definition.constraints).map((constraint) => new Constraint(constraint)),
      ...itemsOf(definition.segments).map((id) => segments.get(id) ?? missingSegment(id)),
    ];
    this.#rule = rules.get(definition.name)?.({ parameters, groupId, position });
    this.#variants = Variants.of(definition.variants, {
      groupId,
      stickiness: textOf(parameters.stickiness),
      strategy: position,
    });
  }

  /** Leaves in the course what this strategy alone depended on. */
  holds(course: Course): boolean {
    course.level = dependsOn.nothing;
    const holds = this.#rule !== undefined && this.#conditionsHold(course) && this.#rule(course);
    course.steps?.push(this.#step(holds));
    return holds;
  }

  /** Null where the strategy has no variants: the flag's own then decide. */
  choose(course: Course): EvaluatedVariant | null {
    return this.#variants && this.#variants.choose(course);
  }

  #conditionsHold(course: Course): boolean {
    if (this.#conditions.length === 0) return true;
    course.depend(dependsOn.context);
    return allHold(this.#conditions, course, { strategy: this.#position });
  }

  #step(passed: boolean) {
    const strategy = `Strategy ${this.#position}, ${this.#name}`;
    const says = this.#rule ? `${strategy}, is ${passed ? 'on' : 'off'}` : `${strategy}, is not known here, and off`;
    return { kind: 'strategy' as const, passed, says, strategy: this.#position };
  }
}
