import { randomUUID } from 'node:crypto';
import { Refusal } from '../../runner/refusal.ts';
import type { Target } from '../load/connection.ts';
import type { Visitor } from '../stage/world.ts';
import { FLAGS, keyOf } from './works.ts';

const environment = 'development';
const gold = { contextName: 'plan', operator: 'IN', values: ['gold', 'platinum'] };
const half = { rollout: '50', stickiness: 'default' };
const payload = { type: 'string', value: '#0000ff' };

/** In turns: on for everybody, rolled out, rolled out to some, with variants. */
const states = (key: string) => [
  { enabled: true },
  { enabled: true, strategies: [{ name: 'flexibleRollout', parameters: { ...half, groupId: key } }] },
  {
    enabled: true,
    strategies: [{ name: 'flexibleRollout', parameters: { ...half, groupId: key }, constraints: [gold] }],
  },
  {
    enabled: true,
    variants: [
      { name: 'blue', weight: 500, payload },
      { name: 'red', weight: 500, payload },
    ],
  },
];

/** Makes flags and a key as people do, over HTTP. @returns the secret of a key that may evaluate them */
export async function makeFlags(target: Target, { token, organizationId }: Visitor): Promise<string> {
  const organization = `http://${target.host}:${target.port}/v1/organizations/${organizationId}`;
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const common = { authorization: `Bearer ${token}`, 'x-forwarded-for': '198.51.100.1' };
    const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const init = { method, headers: { ...common, ...(body && json), ...headers }, body: JSON.stringify(body) };
    const answer = await fetch(organization + path, init);
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text) as { secret?: string; version?: number };
    throw new Refusal(`${method} ${path} answered ${answer.status}: ${text}`, 'Is the module flags there?');
  };
  await send('GET', '/environments');
  for (let flag = 0; flag < FLAGS; flag++) {
    const [key, all] = [keyOf(flag), states(keyOf(flag))];
    await send('POST', '/flags', { key, type: 'release' });
    const path = `/flags/${key}/environments/${environment}`;
    const { version } = await send('GET', path);
    await send(
      'PUT',
      path,
      { strategies: [], variants: [], ...all[flag % all.length] },
      { 'if-match': `"${version}"` },
    );
  }
  const scopes = ['flags:evaluate'];
  const { secret = '' } = await send('POST', '/api-keys', {
    name: 'Bench',
    kind: 'secret',
    scopes,
    restrictions: { environment },
  });
  return secret;
}
