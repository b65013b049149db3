import { Buckets } from './buckets.js';
import { readerOf } from './context.js';
import type { Reader } from './context.js';
import { dependsOn } from './course.js';
import type { Course, DependsOn } from './course.js';
import type { VariantDefinition } from './definitions.js';
import type { EvaluatedVariant } from './evaluation.js';
import { itemsOf, textOf, textsOf } from './stored-json.js';
import { Stickiness } from './stickiness.js';

interface Share {
  /** The last of the buckets that are this variant's. */
  readonly last: number;
  readonly variant: EvaluatedVariant;
}

interface Override {
  readonly read: Reader;
  readonly values: ReadonlySet<string>;
  readonly variant: EvaluatedVariant;
}

export interface VariantsOptions {
  readonly groupId: string;
  /** Where the variants name none themselves. */
  readonly stickiness?: string | undefined;
  /** Which of the flag's strategies they belong to; the flag itself has none. */
  readonly strategy?: number;
}

/** What an answer can be besides on: one of these, by override or by hash. */
export class Variants {
  readonly #shares: readonly Share[];
  readonly #overrides: readonly Override[];
  readonly #buckets: Buckets;
  readonly #stickiness: Stickiness;
  readonly #level: DependsOn;

  /** @param definitions one at least, with some weight */
  private constructor(
    definitions: readonly VariantDefinition[],
    private readonly options: VariantsOptions,
  ) {
    this.#shares = sharesOf(definitions);
    this.#overrides = definitions.flatMap(overridesOf);
    this.#buckets = Buckets.ofVariants(options.groupId, this.#shares.at(-1)?.last ?? 0);
    this.#stickiness = Stickiness.ofVariants(textOf(definitions[0]?.stickiness) || options.stickiness || 'default');
    const one = this.#overrides.length > 0 ? dependsOn.context : dependsOn.nothing;
    this.#level = this.#shares.length > 1 ? dependsOn.hash : one;
  }

  /** Null where there are none, or where all of them together weigh nothing. */
  static of(definitions: readonly VariantDefinition[] | null | undefined, options: VariantsOptions): Variants | null {
    const variants = itemsOf(definitions);
    return variants.some((variant) => weightOf(variant) > 0) ? new Variants(variants, options) : null;
  }

  /** An override first, whatever its variant weighs; null only where no bucket is anybody's. */
  choose(course: Course): EvaluatedVariant | null {
    for (const { read, values, variant } of this.#overrides) {
      const value = read(course.context);
      if (value === undefined || !values.has(value)) continue;
      course.depend(dependsOn.context);
      course.steps?.push(this.#step(`Variant ${variant.name}, by an override`));
      return variant;
    }
    course.depend(this.#level);
    return this.#hashed(course);
  }

  /** One that stands alone needs no hash. */
  #hashed(course: Course): EvaluatedVariant | null {
    const [first, second] = this.#shares;
    const bucket = second ? this.#stickiness.bucketOf(course, this.#buckets) : 1;
    const share = second ? this.#shares.find(({ last }) => last >= (bucket ?? 1)) : first;
    if (!share) return null;
    if (course.steps) this.#trace(course, share.variant, second ? bucket : null);
    return share.variant;
  }

  #trace({ steps, context }: Course, variant: EvaluatedVariant, bucket: number | null): void {
    const { groupId, count } = this.#buckets;
    if (bucket === null) return void steps?.push(this.#step(`Variant ${variant.name}, the only one with a weight`));
    const field = this.#stickiness.fieldIn(context);
    const by = field === null ? 'by lot' : `by ${field}`;
    const says = `Variant ${variant.name}: ${by}, bucket ${bucket} of ${count}`;
    const seen = { groupId, stickiness: this.#stickiness.kind, field, number: bucket, of: count, rollout: null };
    steps?.push({ ...this.#step(says), bucket: seen });
  }

  #step(says: string) {
    const { strategy } = this.options;
    return { kind: 'variant' as const, passed: true, says, ...(strategy !== undefined && { strategy }) };
  }
}

const weightOf = ({ weight }: VariantDefinition): number => (Number.isFinite(weight) && weight > 0 ? weight : 0);

function sharesOf(definitions: readonly VariantDefinition[]): Share[] {
  let last = 0;
  return definitions
    .filter((definition) => weightOf(definition) > 0)
    .map((definition) => ({ last: (last += weightOf(definition)), variant: variantOf(definition) }));
}

const overridesOf = (definition: VariantDefinition): Override[] =>
  itemsOf(definition.overrides).map(({ contextName, values }) => ({
    read: readerOf(contextName),
    values: new Set(textsOf(values)),
    variant: variantOf(definition),
  }));

/** One for all who get it, and so that nobody changes it for the others. */
function variantOf({ name, payload }: VariantDefinition): EvaluatedVariant {
  const kept = payload && { payload: Object.freeze({ ...payload }) };
  return Object.freeze({ name: textOf(name) ?? '', enabled: true, ...kept, feature_enabled: true });
}
