import type { z } from 'zod';
import type { Payload } from '../evaluation/definitions.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import type { EvaluationFailure, EvaluationSuccess } from './ofrep.dto.js';

type Success = z.input<typeof EvaluationSuccess>;
type Failure = z.input<typeof EvaluationFailure>;

/** A payload as the value of its type; undefined for one that is not of its type. Payloads live as long as their snapshot. */
const values = new WeakMap<Payload, { readonly value: unknown }>();

/** What a flag is for one context, as OFREP tells it: the value is its variant's payload, or whether it is on. */
export function answerOf(key: string, { enabled, variant, reason, error }: Evaluation): Success | Failure {
  if (error)
    return {
      key,
      errorCode: error,
      errorDetails: 'This flag is decided by the targeting key, and the context has none',
    };
  const { payload } = variant;
  if (!variant.enabled) return { key, reason, variant: enabled ? 'enabled' : 'disabled', value: enabled };
  if (!payload) return { key, reason, variant: variant.name, value: enabled };
  const { value } = valueOf(payload);
  if (value === undefined)
    return { key, errorCode: 'PARSE_ERROR', errorDetails: `The payload of its variant is no ${payload.type}` };
  return { key, reason, variant: variant.name, value: value as Success['value'] };
}

function valueOf(payload: Payload): { readonly value: unknown } {
  const known = values.get(payload) ?? { value: parse(payload) };
  values.set(payload, known);
  return known;
}

function parse({ type, value }: Payload): unknown {
  if (type === 'json') return fromJson(value);
  if (type !== 'number') return value;
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
