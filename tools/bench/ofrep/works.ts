import type { LoadRequest } from '../load/requests.ts';

export const FLAGS = 50;
/** A thousand users, each with a plan, in turns. */
const USERS = 1_000;
const path = '/ofrep/v1/evaluate/flags';

export type WorkKey = 'single' | 'bulk';

/** What both servers are asked. */
export const works: readonly { readonly key: WorkKey; readonly name: string }[] = [
  { key: 'single', name: 'OFREP, one flag' },
  { key: 'bulk', name: `OFREP, all of ${FLAGS} flags` },
];

export const keyOf = (flag: number): string => `flag-${flag}`;

/** @param key of an API key */
export const requestsOf = (work: WorkKey, key: string): LoadRequest[] =>
  Array.from({ length: USERS }, (_, user) => ({
    method: 'POST',
    path: work === 'bulk' ? path : `${path}/${keyOf(user % FLAGS)}`,
    headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': '198.51.100.1', 'user-agent': 'bench' },
    body: JSON.stringify({
      context: { targetingKey: `user-${user}`, plan: user % 2 ? 'gold' : 'silver', age: user % 90 },
    }),
  }));
