import { Course, dependsOn, reasonOf } from './course.js';
import type { DependsOn } from './course.js';
import { Dependency } from './dependencies.js';
import type { Parent } from './dependencies.js';
import type { EvaluationContext, FlagDefinition } from './definitions.js';
import { noVariantOfFlagOff, noVariantOfFlagOn, switchedOff } from './evaluation.js';
import type { EvaluatedVariant, Evaluation } from './evaluation.js';
import type { Segment } from './constraints/segment.js';
import { itemsOf } from './stored-json.js';
import { Strategy } from './strategies/strategy.js';
import { Variants } from './variants.js';

export interface FlagSurroundings {
  readonly segments: ReadonlyMap<number, Segment>;
  readonly flags: ReadonlyMap<string, Parent>;
}

/** One flag, prepared. */
export class Flag implements Parent {
  readonly #name: string;
  readonly #enabled: boolean;
  /** Null where it has something else in their place: such a flag is off. */
  readonly #strategies: readonly Strategy[] | null;
  readonly #variants: Variants | null;
  readonly #dependencies: readonly Dependency[];

  constructor(definition: FlagDefinition, { segments, flags }: FlagSurroundings) {
    const { name, enabled, strategies, variants, dependencies } = definition;
    this.#name = name;
    this.#enabled = enabled === true;
    this.#strategies = Array.isArray(strategies ?? [])
      ? itemsOf(strategies).map((strategy, at) => new Strategy(strategy, { flag: name, position: at + 1, segments }))
      : null;
    this.#variants = Variants.of(variants, { groupId: name });
    this.#dependencies = itemsOf(dependencies).map((dependency) => new Dependency(dependency, flags));
  }

  get hasParents(): boolean {
    return this.#dependencies.length > 0;
  }

  evaluate(context: EvaluationContext): Evaluation {
    return this.#enabled ? this.#decide(new Course(context)) : switchedOff;
  }

  /** The steps are written down in the course; the evaluation is the same. */
  explain(course: Course): Evaluation {
    const says = `Flag ${this.#name} is switched ${this.#enabled ? 'on' : 'off'} in this environment`;
    course.steps?.push({ kind: 'flag', passed: this.#enabled, says });
    return this.#enabled ? this.#decide(course) : switchedOff;
  }

  #decide(course: Course): Evaluation {
    if (!this.#parentsAllow(course))
      return course.level === dependsOn.nothing ? switchedOff : answer(course, false, noVariantOfFlagOff);
    if (!this.#strategies) return switchedOff;
    if (this.#strategies.length === 0) return this.#on(course, null);
    const ofParents = course.level;
    let ofAll: DependsOn = ofParents;
    for (const strategy of this.#strategies) {
      const holds = strategy.holds(course);
      if (holds) {
        course.depend(ofParents);
        return this.#on(course, strategy);
      }
      if (course.level > ofAll) ofAll = course.level;
    }
    course.level = ofAll;
    return answer(course, false, noVariantOfFlagOff);
  }

  #parentsAllow(course: Course): boolean {
    for (const dependency of this.#dependencies) if (!dependency.isSatisfied(course)) return false;
    return true;
  }

  /** A strategy's own variants come before the flag's. */
  #on(course: Course, strategy: Strategy | null): Evaluation {
    const variant = strategy?.choose(course) ?? this.#variants?.choose(course) ?? noVariantOfFlagOn;
    return answer(course, true, variant);
  }
}

function answer(course: Course, enabled: boolean, variant: EvaluatedVariant): Evaluation {
  const reason = reasonOf(course.level);
  return course.drewLots ? { enabled, variant, reason, error: 'TARGETING_KEY_MISSING' } : { enabled, variant, reason };
}
