import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../../../runner/refusal.ts';
import type { Target } from '../../load/connection.ts';
import type { Visitor } from '../../stage/world.ts';
import { namesOf } from './generated.ts';

const mend = 'npm run bench -- growth';
const LONGEST_WAY_MS = 15_000;

interface Entries {
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

/**
 * @throws Refusal when a generated module does not answer, or an event of the last but one does not reach the last:
 * modules that are not there cost nothing
 */
export async function refuseIdleModules(
  target: Target,
  visitor: Visitor,
  modules: number,
  patience = LONGEST_WAY_MS,
): Promise<void> {
  const ask = asker(target, visitor);
  for (let n = 1; n <= modules; n++) await ask('GET', n, 200);
  await ask('POST', modules - 1, 201, { text: 'told' });
  const end = Date.now() + patience;
  for (;;) {
    const { items } = await ask('GET', modules, 200);
    if (items.some(({ text }) => text === 'heard')) return;
    if (Date.now() > end) break;
    await delay(50);
  }
  throw new Refusal(`${namesOf(modules).module} has not heard what ${namesOf(modules - 1).module} told`, mend);
}

function asker({ host, port }: Target, { token, organizationId }: Visitor) {
  return async (method: 'GET' | 'POST', n: number, status: number, body?: object): Promise<Entries> => {
    const response = await fetch(`http://${host}:${port}${entriesPath(organizationId, n)}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status === status) return JSON.parse(text) as Entries;
    throw new Refusal(`${namesOf(n).module} answered ${method} with ${response.status}: ${text.slice(0, 300)}`, mend);
  };
}

export const entriesPath = (organizationId: string, n: number): string =>
  `/v1/organizations/${organizationId}/${namesOf(n).path}`;
