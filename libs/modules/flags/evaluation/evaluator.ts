import { Segment } from './constraints/segment.js';
import { Course } from './course.js';
import type { EvaluationContext, Ruleset } from './definitions.js';
import type { Evaluation } from './evaluation.js';
import type { Explanation, Step } from './explanation.js';
import { Flag } from './flag.js';
import { itemsOf } from './stored-json.js';

export type { EvaluatedVariant, Evaluation, Reason } from './evaluation.js';
export type { BucketSeen, ConstraintSeen, Explanation, Step } from './explanation.js';

/**
 * Decides about the flags of one environment as Unleash's clients do (client specification 6.1.0, the Node SDK where that
 * is silent). All that can be made ready is made ready by the constructor; an evaluation reads memory alone, and throws for
 * no context and no stored shape.
 */
export class Evaluator {
  readonly #flags = new Map<string, Flag>();

  constructor({ flags, segments }: Ruleset) {
    const known = new Map(itemsOf(segments).map((segment) => [segment.id, new Segment(segment)]));
    for (const flag of itemsOf(flags))
      if (typeof flag.name === 'string')
        this.#flags.set(flag.name, new Flag(flag, { segments: known, flags: this.#flags }));
  }

  keys(): readonly string[] {
    return [...this.#flags.keys()];
  }

  /** @returns undefined when there is no such flag */
  evaluate(key: string, context: EvaluationContext): Evaluation | undefined {
    return this.#flags.get(key)?.evaluate(context);
  }

  /** Why `evaluate` answers as it does, for a person: names all conditions of a strategy that fail, not the first alone. */
  explain(key: string, context: EvaluationContext): Explanation {
    const steps: Step[] = [];
    const evaluation = this.#flags.get(key)?.explain(new Course(context, steps));
    steps.push({ kind: 'answer', passed: evaluation?.enabled ?? false, says: sentence(key, evaluation) });
    return { steps, evaluation };
  }
}

function sentence(key: string, evaluation: Evaluation | undefined): string {
  if (!evaluation) return `There is no flag ${key}`;
  const { enabled, variant, reason } = evaluation;
  const variantSays = variant.enabled ? `, variant ${variant.name}` : '';
  return `${key} is ${enabled ? 'on' : 'off'}${variantSays} (${reason})`;
}
