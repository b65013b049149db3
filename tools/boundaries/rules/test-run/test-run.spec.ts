import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { judgeRun } from '../../judge/run.ts';
import type { Recording } from '../../model/test-run.ts';

const nothing: Recording = { statements: [], transactions: [], loops: [], nested: [] };
const at =
  'libs/modules/organizations/members/members.repository.ts:12 ← libs/modules/organizations/members/members.service.ts:34';
const sent = (text: string, module = 'organizations') => ({ module, text, at });

async function found(recording: Partial<Recording>) {
  const { findings } = await judgeRun(resolve('.'), [{ ...nothing, ...recording }]);
  return findings.map(({ rule, place: { file, line } }) => `${rule} ${file.split('/').at(-1)}:${line}`);
}

describe('a recording of the tests', () => {
  it('shows a statement on the tables of another, however it is hidden', async () => {
    const texts = [
      'select u.name from organizations.members m join identity.users u on u.id = m.user_id',
      'with gone as (delete from "identity"."sessions" where id = $1 returning id) select count(*) from gone',
      'SELECT "x" FROM "organizations"."members" WHERE EXISTS (SELECT 1 FROM "identity"."users")',
    ];
    for (const text of texts) {
      expect([text, await found({ statements: [sent(text)] })]).toEqual([
        text,
        ['test-run/foreign-statement members.repository.ts:12'],
      ]);
    }
  });

  it('shows a transaction that writes for two', async () => {
    const statements = [
      sent('insert into organizations.members (id) values ($1)'),
      sent('update identity.users set name = $1'),
    ];
    expect(await found({ statements, transactions: [{ module: 'organizations', statements: [0, 1] }] })).toEqual([
      'test-run/foreign-statement members.repository.ts:12',
      'test-run/two-owners members.repository.ts:12',
    ]);
  });

  it('shows a facade in a loop, and what runs inside another’s transaction', async () => {
    const loop = {
      by: 'request GET /x',
      caller: 'organizations',
      module: 'identity',
      name: 'IdentityFacade.userView',
      count: 7,
      at,
    };
    const nested = {
      kind: 'handler',
      module: 'notifications',
      name: 'notifications.welcome',
      inside: 'identity',
      at,
    } as const;
    const planted = { ...loop, at: 'libs/shared/testing/test/deliveries.ts:44' };
    expect(await found({ loops: [loop, planted], nested: [nested] })).toEqual([
      'test-run/chatty-facade members.repository.ts:12',
      'test-run/inside-transaction members.repository.ts:12',
    ]);
  });

  it('shows nothing of what a module does at home, whatever it is called', async () => {
    const statements = [
      sent('with identity as (select 1 as users) select identity.users from identity'),
      sent(`select id, 'identity.users' as text from organizations.members as identity -- identity.users`),
      sent('insert into organizations.event_outbox (id) values ($1)'),
      sent('select id from identity.users', 'identity'),
    ];
    expect(await found({ statements, transactions: [{ module: 'organizations', statements: [0, 1, 2] }] })).toEqual([]);
  });
});
