import { dependsOn } from './course.js';
import type { Course } from './course.js';
import type { DependencyDefinition } from './definitions.js';
import type { Evaluation } from './evaluation.js';
import { textOf, textsOf } from './stored-json.js';

/** What a flag has to be to be depended on. */
export interface Parent {
  readonly hasParents: boolean;
  evaluate(context: Course['context']): Evaluation;
}

/**
 * One flag that another depends on. It sees the same context. A parent that has parents itself satisfies nobody, which
 * also ends every circle.
 */
export class Dependency {
  readonly #feature: string;
  readonly #wantedOn: boolean;
  readonly #variants: readonly string[];

  constructor(
    { feature, enabled, variants }: DependencyDefinition,
    private readonly flags: ReadonlyMap<string, Parent>,
  ) {
    this.#feature = textOf(feature) ?? '';
    this.#wantedOn = enabled !== false;
    this.#variants = textsOf(variants);
  }

  isSatisfied(course: Course): boolean {
    const parent = this.flags.get(this.#feature);
    const found = parent && !parent.hasParents ? parent.evaluate(course.context) : null;
    const passed = found !== null && this.#suits(found);
    if (found) dependAsParent(course, found);
    course.steps?.push({ kind: 'dependency', passed, says: this.#sentence(parent, found) });
    return passed;
  }

  #suits({ enabled, variant }: Evaluation): boolean {
    if (!this.#wantedOn) return !enabled;
    return enabled && (this.#variants.length === 0 || this.#variants.includes(variant.name));
  }

  #sentence(parent: Parent | undefined, found: Evaluation | null): string {
    if (!parent) return `Depends on ${this.#feature}, which does not exist`;
    if (!found) return `Depends on ${this.#feature}, which depends on another flag itself`;
    const asked = this.#wantedOn && this.#variants.length > 0 ? ` with ${this.#variants.join(' or ')}` : '';
    const variant = found.variant.enabled ? `, variant ${found.variant.name}` : '';
    const is = found.enabled ? `on${variant}` : 'off';
    return `Depends on ${this.#feature} being ${this.#wantedOn ? 'on' : 'off'}${asked}: it is ${is}`;
  }
}

/** What the parent's answer depended on, the child's does. */
function dependAsParent(course: Course, { reason, error }: Evaluation): void {
  if (reason === 'SPLIT') course.depend(dependsOn.hash);
  if (reason === 'TARGETING_MATCH') course.depend(dependsOn.context);
  if (error) course.drewLots = true;
}
