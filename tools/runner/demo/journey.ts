import { randomUUID } from 'node:crypto';
import type { Client, Json } from './client.ts';

/** People and an organization that nobody has met before, so that the journey can be made again and again. */
export interface Cast {
  readonly owner: Person;
  readonly member: Person;
  readonly stranger: Person;
  readonly organization: { readonly name: string; readonly slug: string };
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export function castOf(mark: string): Cast {
  const person = (name: string): Person => ({
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}.${mark}@demo.example`,
    password: `violet-anchor-${mark}-teapot`,
  });
  return {
    owner: person('Ada Lovelace'),
    member: person('Ben Okafor'),
    stranger: person('Sam Stranger'),
    organization: { name: 'Analytical Engines', slug: `engines-${mark}` },
  };
}

/** From an address to an organization whose roles bite. */
export async function travel(client: Client, cast: Cast, say: (title: string) => void): Promise<void> {
  say('1. Ada signs up: the address first, the password together with the proof of the mailbox');
  const owner = await signUp(client, cast.owner);
  say('2. Ada makes an organization, and owns it');
  const body = cast.organization;
  const { id } = await client.call({ method: 'POST', path: '/v1/organizations', token: owner, body, expect: 201 });
  const path = `/v1/organizations/${String(id)}`;
  say('3. Ada invites Ben as a member');
  const invitation = { email: cast.member.email, role: 'member' };
  const key = randomUUID();
  await client.call({
    method: 'POST',
    path: `${path}/invitations`,
    token: owner,
    key,
    body: invitation,
    expect: 201,
  });
  const token = secretOf(await client.mail(cast.member.email, '/pages/accept#'));
  say('4. Ben signs up, and accepts with the token of the mail');
  const member = await signUp(client, cast.member);
  await client.call({ method: 'POST', path: '/v1/invitations/accept', token: member, body: { token }, expect: 200 });
  say('5. Roles bite: Ben may read the organization');
  const { version } = await client.call({ method: 'GET', path, token: member, expect: 200 });
  const seen = Number(version);
  say('   and may not rename it');
  const rename = { name: 'Difference Engines' };
  await client.call({ method: 'PATCH', path, token: member, seen, body: rename, expect: 403 });
  say('   Ada may');
  await client.call({ method: 'PATCH', path, token: owner, seen, body: rename, expect: 200 });
  say('6. For a stranger the organization does not exist');
  const stranger = await signUp(client, cast.stranger);
  await client.call({ method: 'GET', path, token: stranger, expect: 404 });
}

async function signUp(client: Client, { email, password, name }: Person): Promise<string> {
  const { attemptId } = await client.call({ method: 'POST', path: '/v1/auth/sign-up', body: { email }, expect: 202 });
  const { code } = await client.mail(email, '/pages/verify#');
  const proof: Json = { attemptId, code, password, name };
  const answer = await client.call({ method: 'POST', path: '/v1/auth/verify-email', body: proof, expect: 201 });
  return String(answer.token);
}

/** A mailed link carries its secret behind the #, where no server's log sees it. */
const secretOf = ({ links }: { links: string[] }): string => links[0]?.split('#')[1] ?? '';
