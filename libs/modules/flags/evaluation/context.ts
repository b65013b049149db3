import type { EvaluationContext } from './definitions.js';
import { textOf } from './stored-json.js';

/** Gives one value of a context as text; undefined when it is missing. */
export type Reader = (context: EvaluationContext) => string | undefined;

const standardFields = ['userId', 'sessionId', 'remoteAddress', 'environment', 'appName'] as const;
export type StandardField = (typeof standardFields)[number];

/** A field of the context itself, and properties nowhere. */
export const ownReaderOf =
  (field: StandardField): Reader =>
  (context) =>
    textOf(context[field]);

/** As constraints name it: a field of the context itself, or else a property. */
export function readerOf(contextName: string): Reader {
  const name = textOf(contextName) ?? '';
  const standard = standardFields.find((field) => field === name);
  if (standard) return (context) => textOf(context[standard]) ?? textOf(context.properties?.[standard]);
  if (name === 'currentTime') return (context) => timeText(context) ?? textOf(context.properties?.[name]);
  return (context) => textOf(context.properties?.[name]);
}

/** Milliseconds; NaN when the context names a time that is none. */
export function timeOf({ currentTime }: EvaluationContext): number {
  if (!currentTime) return Date.now();
  return currentTime instanceof Date ? currentTime.getTime() : Date.parse(textOf(currentTime) ?? '');
}

function timeText(context: EvaluationContext): string | undefined {
  const time = context.currentTime ? timeOf(context) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
