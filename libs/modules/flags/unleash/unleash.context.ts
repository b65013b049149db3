import type { EvaluationContext } from '../evaluation/definitions.js';

type Members = Readonly<Record<string, unknown>>;
type Value = string | number | boolean;

const MOST_PROPERTIES = 200;
const LONGEST_NAME = 200;
const LONGEST_VALUE = 4_096;
const fields = ['userId', 'sessionId', 'remoteAddress', 'appName', 'currentTime'] as const;
/** `properties[plan]=gold`, as Unleash's clients write it into a query. */
const propertyForm = /^properties\[(.+)\]$/;

/**
 * The context that a front-end client sends, in its query or as a body. What is no field of Unleash's own is a property,
 * as it is there; the environment is the key's.
 * @param remoteAddress of the request: the client's, unless it names another
 * @returns null for what is no context, or too much of one
 */
export function readContext(sent: unknown, remoteAddress: string | undefined): EvaluationContext | null {
  if (!isObject(sent)) return null;
  const { properties: own = {}, environment: _theirs, ...members } = sent;
  if (!isObject(own)) return null;
  const known = fields
    .filter((field) => isValue(members[field]))
    .map((field) => [field, String(members[field])] as const);
  const others = Object.entries(members).filter(([name]) => !fields.some((field) => field === name));
  const properties = [...others.map(([name, value]) => [propertyForm.exec(name)?.[1] ?? name, value] as const)]
    .concat(Object.entries(own))
    .filter(([, value]) => isValue(value));
  const all = [...known, ...properties];
  if (properties.length > MOST_PROPERTIES || all.some(([name, value]) => isTooLong(name, value))) return null;
  return {
    remoteAddress,
    ...Object.fromEntries(known),
    properties: Object.fromEntries(properties) as Record<string, Value>,
  };
}

/** The context of a POST; without one, nothing is known of the user. */
export const contextIn = (body: unknown): unknown => (isObject(body) ? (body.context ?? {}) : body);

const isTooLong = (name: unknown, value: unknown): boolean =>
  String(name).length > LONGEST_NAME || String(value).length > LONGEST_VALUE;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
