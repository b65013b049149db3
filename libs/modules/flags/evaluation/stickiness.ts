import type { Buckets } from './buckets.js';
import { ownReaderOf, readerOf } from './context.js';
import type { Reader, StandardField } from './context.js';
import type { Course } from './course.js';
import type { EvaluationContext } from './definitions.js';

interface Field {
  readonly name: string;
  readonly read: Reader;
}

/** What an answer sticks to: the field of the context that is hashed. */
export class Stickiness {
  private constructor(
    /** `default`, `random` or a field. */
    readonly kind: string,
    private readonly fields: readonly Field[],
    /** Whether lots are drawn when none of the fields is there. */
    readonly draws: boolean,
  ) {}

  /**
   * By default the user, else the session, else lots. A field that is named and missing puts the strategy off, at a
   * roll-out of 100 as well: so do the Node SDK and Unleash's Rust core.
   */
  static ofStrategy(kind: string): Stickiness {
    const draws = kind === 'default' || kind === 'random';
    return new Stickiness(kind, fieldsOf(kind, ['userId', 'sessionId']), draws);
  }

  /** By default the address as well; lots are drawn for a missing field, named or not. */
  static ofVariants(kind: string): Stickiness {
    return new Stickiness(kind, fieldsOf(kind, ['userId', 'sessionId', 'remoteAddress']), true);
  }

  /** For strategies that are older than the choice. */
  static ofField(field: StandardField): Stickiness {
    return new Stickiness(field, [own(field)], false);
  }

  /** Null when there is nothing to stick to, and nothing is to be drawn instead. */
  bucketOf(course: Course, buckets: Buckets): number | null {
    for (const { read } of this.fields) {
      const id = read(course.context);
      if (id) return buckets.of(id);
    }
    if (!this.draws) return null;
    if (this.kind !== 'random') course.drewLots = true;
    return buckets.any();
  }

  /** The field that is hashed; null when there is none. */
  fieldIn(context: EvaluationContext): string | null {
    return this.fields.find(({ read }) => read(context))?.name ?? null;
  }
}

const own = (name: StandardField): Field => ({ name, read: ownReaderOf(name) });

function fieldsOf(kind: string, defaults: readonly StandardField[]): readonly Field[] {
  if (kind === 'default') return defaults.map(own);
  return kind === 'random' ? [] : [{ name: kind, read: readerOf(kind) }];
}
