import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from './product.js';
import type { Person } from './product.js';

const product = new Product();
let ada: Person;
let grace: Person;
let acme: string;

beforeAll(async () => {
  await product.start();
  [ada, grace] = [await product.person('Ada'), await product.person('Grace')];
  acme = await product.organization(ada, 'Acme');
}, 60_000);
afterAll(() => product.stop());

const send = (by: Person, method: string, path: string, body?: unknown) =>
  product.instances[0]!.send(method, path, body, by.token);
const titles = async (of: Person, count: number) => (await product.notifications(of, count)).map(({ title }) => title);

describe('people are told', () => {
  it('who has joined, if they look after the members', async () => {
    await product.join(acme, ada, grace, 'member');
    expect(await titles(ada, 1)).toEqual(['Grace has joined Acme']);
    expect((await send(grace, 'GET', '/v1/me/notifications')).body.items).toEqual([]);
  });

  it('that their role was changed, by whom and to what', async () => {
    await send(ada, 'PATCH', `/v1/organizations/${acme}/members/${grace.id}`, { role: 'admin' });
    const [item] = await product.notifications(grace, 1);
    expect(item).toMatchObject({
      title: 'Your role in Acme has changed',
      body: 'Ada changed your role in Acme: you were member before, and are admin now.',
    });
    const mail = await product.mail(grace.email, /you were member before, and are admin now/);
    expect(mail.subject).toBe('Your role in Acme has changed');
  });

  it('that an organization is theirs now', async () => {
    const path = `/v1/organizations/${acme}/ownership-transfer`;
    expect((await send(ada, 'POST', path, { userId: grace.id })).status).toBeLessThan(300);
    await product.mail(grace.email, /Ada handed Acme over to you/);
    expect(await titles(grace, 3)).toContain('You own Acme now');
    expect(await titles(ada, 1)).toEqual(['Grace has joined Acme']);
  });

  it('that they are out, and keep nothing else of that organization', async () => {
    expect((await send(grace, 'DELETE', `/v1/organizations/${acme}/members/${ada.id}`)).status).toBe(204);
    await product.mail(ada.email, /Grace removed you from Acme/);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await wait(20))
      if ((await titles(ada, 1)).length === 1) break;
    expect(await titles(ada, 1)).toEqual(['You are no longer a member of Acme']);
  });

  it('that their password was changed, by whomever', async () => {
    const passwords = { currentPassword: 'lantern-harbour-42', newPassword: 'anchor-teapot-17' };
    const { body } = await send(grace, 'POST', '/v1/auth/password/change', passwords);
    const mail = await product.mail(grace.email, /\/pages\/reset\s/);
    expect(mail.subject).toBe('Your password for Bulkhead was changed');
    expect(await titles({ ...grace, token: body.token }, 4)).toContain('Your password for Bulkhead was changed');
  });
});
