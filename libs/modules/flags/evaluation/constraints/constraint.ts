import { readerOf } from '../context.js';
import type { Reader } from '../context.js';
import type { Course } from '../course.js';
import type { ConstraintDefinition } from '../definitions.js';
import type { ConstraintSeen } from '../explanation.js';
import { textOf, textsOf } from '../stored-json.js';
import type { Condition, Place } from './conditions.js';
import { operators } from './operators.js';
import type { Comparison } from './comparison.js';

const MOST_VALUES_SHOWN = 10;
const LONGEST_SHOWN = 200;
const ofPeople: ReadonlySet<string> = new Set(['userId', 'sessionId', 'remoteAddress']);

/** One comparison with a value of the context, prepared. */
export class Constraint implements Condition {
  readonly #definition: ConstraintDefinition;
  readonly #read: Reader;
  /** Undefined where nobody knows the operator: never true then, inverted or not. */
  readonly #compare: Comparison | undefined;

  constructor(definition: ConstraintDefinition) {
    this.#definition = definition;
    this.#read = readerOf(definition.contextName);
    this.#compare = operators.get(definition.operator)?.(definition, this.#read);
  }

  holds(course: Course, place: Place): boolean {
    const passed = this.#passes(course);
    course.steps?.push({ kind: 'constraint', passed, ...this.#seen(course), ...place });
    return passed;
  }

  #passes({ context }: Course): boolean {
    if (!this.#compare) return false;
    const holds = this.#compare(context);
    return this.#definition.inverted ? !holds : holds;
  }

  #seen({ context }: Course): { readonly says: string; readonly constraint: ConstraintSeen } {
    const { inverted, caseInsensitive } = this.#definition;
    const [contextName, operator] = [
      textOf(this.#definition.contextName) ?? '',
      textOf(this.#definition.operator) ?? '',
    ];
    const values = valuesOf(this.#definition);
    const value = this.#read(context)?.slice(0, LONGEST_SHOWN) ?? null;
    const seen = {
      contextName,
      operator,
      inverted: inverted === true,
      caseInsensitive: caseInsensitive === true,
      valueCount: values.length,
      values: ofPeople.has(contextName) ? [] : values.slice(0, MOST_VALUES_SHOWN),
      contextValue: value,
    };
    return { says: this.#compare ? sentence(seen) : `Operator ${operator} is not known here`, constraint: seen };
  }
}

const valuesOf = ({ values, value }: ConstraintDefinition): readonly string[] => {
  const several = textsOf(values);
  return several.length > 0 || value === undefined ? several : textsOf([textOf(value)]);
};

function sentence({ contextName, operator, inverted, valueCount, values, contextValue }: ConstraintSeen): string {
  const shown = values.length === valueCount ? values.join(', ') : `${valueCount} values`;
  const asked = `${contextName} ${inverted ? 'not ' : ''}${operator} ${shown || 'nothing'}`;
  return `${asked}: the context has ${contextValue === null ? 'none' : JSON.stringify(contextValue)}`;
}
