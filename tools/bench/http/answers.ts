import type { Target } from '../load/connection.ts';
import type { LoadRequest } from '../load/requests.ts';

/** An answer as far as all servers have to agree on it. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/** @param number takes the place of `%number%`; eight characters */
export async function ask({ host, port }: Target, request: LoadRequest, number: string): Promise<Answer> {
  const { method, headers, path } = request;
  const body = request.body?.replaceAll('%number%', number);
  const response = await fetch(`http://${host}:${port}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body,
  });
  const text = (await response.text()).replaceAll(number, '<number>');
  return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(text) };
}

const forms: readonly [RegExp, string][] = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '<uuid>'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, '<time>'],
  [/^ses_[\w-]{43}$/, '<token>'],
  [/^[\w-]{16,200}$/, '<opaque>'],
];

/**
 * Where two answers differ, member by member; none when they are equal.
 * @param fresh members that are new in each answer, such as an id: there only the forms have to be the same
 */
export function differences(one: unknown, other: unknown, fresh: readonly string[], path = ''): string[] {
  if (isFresh(path, fresh)) [one, other] = [formOf(one), formOf(other)];
  if (!isObject(one) || !isObject(other))
    return one === other ? [] : [`${path || '/'}: ${JSON.stringify(one)}, and ${JSON.stringify(other)}`];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], fresh, `${path}/${key}`));
}

const isFresh = (path: string, fresh: readonly string[]) => fresh.includes(path);
const formOf = (value: unknown): unknown =>
  typeof value === 'string' ? (forms.find(([form]) => form.test(value))?.[1] ?? value) : value;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
