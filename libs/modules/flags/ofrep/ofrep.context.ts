import type { EvaluationContext } from '../evaluation/definitions.js';

/** Why a request is answered without an evaluation, in OFREP's words. */
export interface Refused {
  readonly errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT';
  readonly errorDetails: string;
}

/** What was asked for: the context of the evaluation, and all of it as it came. */
export interface Asked {
  readonly context: EvaluationContext;
  readonly sent: Readonly<Record<string, unknown>>;
}

const MOST_MEMBERS = 200;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 4_096;
/** Members that Unleash's strategies look for under these names, beside properties. */
const fields = ['userId', 'sessionId', 'remoteAddress', 'appName', 'currentTime'] as const;

type Members = Readonly<Record<string, unknown>>;
type Value = string | number | boolean;

/**
 * The context of an OFREP request. The targeting key is the user; texts, numbers and booleans are what constraints can look
 * at, and anything else is passed over: applications send their whole context, structures included.
 * @param body of the request: whatever came
 */
export function readContext(body: unknown): Asked | Refused {
  if (!isObject(body)) return { errorCode: 'PARSE_ERROR', errorDetails: 'The body is no JSON object' };
  const { context: sent } = body;
  if (!isObject(sent)) return invalid('The body has no member context that is an object');
  const { targetingKey } = sent;
  if (targetingKey !== undefined && targetingKey !== null && typeof targetingKey !== 'string')
    return invalid('The targetingKey of the context is no text');
  const names = Object.keys(sent);
  if (names.length > MOST_MEMBERS) return invalid(`The context has more than ${MOST_MEMBERS} members`);
  if (names.some((name) => isTooLong(name, sent[name])))
    return invalid(`A name of the context is longer than ${LONGEST_NAME} characters, or a text than ${LONGEST_VALUE}`);
  return { sent, context: contextOf(sent) };
}

function contextOf({ targetingKey, ...members }: Members): EvaluationContext {
  const context: { -readonly [Name in keyof EvaluationContext]: EvaluationContext[Name] } = {};
  for (const field of fields) if (isValue(members[field])) context[field] = String(members[field]);
  if (targetingKey) context.userId = targetingKey as string;
  const properties: Record<string, Value> = {};
  for (const [name, value] of Object.entries(members)) if (isValue(value)) properties[name] = value;
  context.properties = properties;
  return context;
}

const invalid = (errorDetails: string): Refused => ({ errorCode: 'INVALID_CONTEXT', errorDetails });

const isTooLong = (name: string, value: unknown): boolean =>
  name.length > LONGEST_NAME || (typeof value === 'string' && value.length > LONGEST_VALUE);

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
