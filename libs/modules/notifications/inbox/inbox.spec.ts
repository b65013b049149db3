import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asLoginOf } from '../../../shared/testing/index.js';
import { MemberRemoved, OrganizationPurged } from '../../organizations/index.js';
import { BoatMoored, TideTurned } from '../test/harbour.js';
import { NoticeBoard } from '../test/notice-board.js';

const inbox = '/v1/me/notifications';
let board: NoticeBoard;
beforeAll(async () => {
  board = await NoticeBoard.open();
});
afterAll(() => board.close());

const moor = (...people: { id: string }[]) =>
  new BoatMoored({ id: randomUUIDv7(), userIds: people.map(({ id }) => id) });

/** Somebody whose inbox holds so many items, none of them read. */
async function reader(items: number) {
  const person = board.person();
  for (let n = 0; n < items; n++) await board.happen(moor(person));
  const { body } = await person.client.get(inbox);
  return { ...person, items: body.items as { id: string }[] };
}

describe('an inbox', () => {
  it('shows what its owner was told, with where to go', async () => {
    const [ada, grace] = [board.person(), board.person('Grace')];
    const organizationId = board.organization('Acme', [ada]);
    const moored = moor(ada);
    await board.happen(moored, organizationId);
    const { status, body } = await ada.client.get(inbox);
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          category: 'account',
          type: 'harbour.boat.moored',
          organizationId,
          title: 'A boat of Acme has moored',
          body: expect.stringMatching(/^Somebody moored it for Acme on \d.+ UTC\.\n\nLook after it in Hull\.$/),
          link: `/boats/${moored.data.id}`,
          occurredAt: expect.stringMatching(/Z$/),
          readAt: null,
        },
      ],
      nextCursor: null,
    });
    expect((await grace.client.get(inbox)).body).toEqual({ items: [], nextCursor: null });
  });

  it('is read page by page, the newest first', async () => {
    const { client, items } = await reader(5);
    const seen: string[] = [];
    for (let path = `${inbox}?limit=2`; path;) {
      const { body, headers } = await client.get(path);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      path = /<(.+)>; rel="next"/.exec(String(headers.link))?.[1] ?? '';
    }
    expect(seen).toEqual(items.map(({ id }) => id));
    expect(seen).toEqual(seen.toSorted().reverse());
  });

  it('shows what is unread by itself, under a cursor of its own', async () => {
    const { client, items } = await reader(3);
    await client.post(`${inbox}/${items[1]!.id}/read`);
    const { body } = await client.get(`${inbox}?unread=true&limit=1`);
    expect(body.items).toMatchObject([{ id: items[0]!.id }]);
    const rest = await client.get(`${inbox}?unread=true&limit=1&cursor=${body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ id: items[2]!.id }], nextCursor: null });
    expect(await client.get(`${inbox}?cursor=${body.nextCursor}`)).toMatchObject({ body: { code: 'cursor_invalid' } });
    expect((await client.get(`${inbox}?unread=yes`)).status).toBe(400);
  });

  it('is nothing for who is not signed in', async () => {
    for (const path of ['', '/unread-count'])
      expect((await board.house.anonymous().get(inbox + path)).status).toBe(401);
  });
});

describe('reading', () => {
  it('takes an item out of the count, and keeps the time of the first time', async () => {
    const ada = await reader(3);
    const [first] = ada.items;
    expect(await board.unread(ada)).toBe(3);
    expect((await ada.client.post(`${inbox}/${first!.id}/read`)).status).toBe(204);
    expect(await board.unread(ada)).toBe(2);
    const { readAt } = (await ada.client.get(inbox)).body.items[0];
    expect(readAt).toMatch(/Z$/);
    expect((await ada.client.post(`${inbox}/${first!.id}/read`)).status).toBe(204);
    expect((await ada.client.get(inbox)).body.items[0].readAt).toBe(readAt);
  });

  it('of all leaves none unread when 20 ask at once, over two processes, and reads nobody else’s', async () => {
    const [ada, grace] = [await reader(10), await reader(1)];
    const replica = await board.replica();
    const there = replica.as({ userId: ada.id });
    const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? ada.client : there).post(`${inbox}/read-all`));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([204]));
    expect(await board.unread(ada)).toBe(0);
    expect((await there.get(`${inbox}?unread=true`)).body.items).toEqual([]);
    expect(await board.unread(grace)).toBe(1);
    await replica.close();
  });

  it('counts again what comes afterwards', async () => {
    const ada = await reader(1);
    await ada.client.post(`${inbox}/read-all`);
    await board.happen(moor(ada));
    expect(await board.unread(ada)).toBe(1);
  });
});

describe('deleting', () => {
  it('takes an item out of list and count, once', async () => {
    const ada = await reader(2);
    const path = `${inbox}/${ada.items[0]!.id}`;
    expect((await ada.client.delete(path)).status).toBe(204);
    expect(await ada.client.delete(path)).toMatchObject({ status: 404, body: { code: 'notification_not_found' } });
    expect((await ada.client.post(`${path}/read`)).status).toBe(404);
    expect((await ada.client.once().post(`${path}/read`)).status).toBe(404);
    expect(await board.unread(ada)).toBe(1);
    expect(await board.titles(ada)).toHaveLength(1);
  });

  it('holds when the event comes again', async () => {
    const ada = board.person();
    const [event, id] = [moor(ada), await board.happen(moor(ada))];
    const { body } = await ada.client.get(inbox);
    await ada.client.delete(`${inbox}/${body.items[0].id}`);
    await board.house.adminQuery('delete from notifications.event_inbox where event_id = $1', [id]);
    await board.happen(event, undefined, id);
    expect(await board.titles(ada)).toEqual([]);
    expect(board.server.to(ada.email)).toHaveLength(1);
  });
});

describe('other people’s items', () => {
  it('do not exist, as little as unknown ones', async () => {
    const [ada, grace] = [await reader(1), board.person('Grace')];
    const mine = ada.items[0]!.id;
    for (const id of [mine, randomUUIDv7(), 'no-id']) {
      const answers = [await grace.client.post(`${inbox}/${id}/read`), await grace.client.delete(`${inbox}/${id}`)];
      for (const { status, body } of answers)
        expect([status, body.code, body.detail]).toEqual([
          404,
          'notification_not_found',
          'This notification does not exist',
        ]);
    }
    expect(await board.unread(ada)).toBe(1);
  });

  it('are behind the wall, whatever a query forgets', async () => {
    const [ada, grace] = [await reader(2), await reader(1)];
    const count = 'select count(*)::int as items from notifications.inbox_items';
    await asLoginOf('notifications', board.house.database.variables, async (query) => {
      expect(await query(count)).toEqual([{ items: 0 }]);
      await query('begin');
      await query(`set local app.user_id = '${ada.id}'`);
      expect(await query(count)).toEqual([{ items: 2 }]);
      await query(`update notifications.inbox_items set read_at = now()`);
      await query('commit');
    });
    expect([await board.unread(ada), await board.unread(grace)]).toEqual([0, 1]);
  });
});

describe('what nobody belongs to any more', () => {
  it('goes with who is removed: theirs, of that organization, and all but the word that they are out', async () => {
    const [ada, grace] = [board.person(), board.person('Grace')];
    const [acme, other] = [board.organization('Acme', [ada, grace]), board.organization('Other', [ada])];
    await board.happen(moor(ada, grace), acme);
    await board.happen(moor(ada), other);
    await board.happen(moor(ada));
    await board.happen(new MemberRemoved({ userId: ada.id }), acme);
    expect(await board.titles(ada)).toEqual([
      'You are no longer a member of Acme',
      'A boat of nobody has moored',
      'A boat of Other has moored',
    ]);
    expect(await board.titles(grace)).toEqual(['A boat of Acme has moored']);
  });

  it('leaves alone that word, and what came after a return, when it is heard of last', async () => {
    const ada = board.person();
    const acme = board.organization('Acme', [ada]);
    await board.happen(moor(ada), acme);
    const id = randomUUIDv7();
    await board.house.publish(new MemberRemoved({ userId: ada.id }), { id, organizationId: acme });
    const held = `update notifications.event_inbox set available_at = now() + interval '1 hour'
      where event_id = $1 and handler = 'notifications.forget-member' returning handler`;
    expect(await board.house.adminQuery(held, [id])).toHaveLength(1);
    await board.happen(moor(ada), acme);
    const [removed, moored] = ['You are no longer a member of Acme', 'A boat of Acme has moored'];
    expect((await board.titles(ada)).toSorted()).toEqual([moored, moored, removed]);
    await board.house.skipBackOff('notifications');
    await board.house.settle();
    expect((await board.titles(ada)).toSorted()).toEqual([moored, removed]);
  });

  it('goes with the organization, everybody’s', async () => {
    const people = [board.person(), board.person('Grace')];
    const [acme, other] = [board.organization('Acme', people, true), board.organization('Other', people)];
    await board.happen(new TideTurned({ id: randomUUIDv7(), userIds: [] }), acme);
    await board.happen(moor(...people), other);
    board.dissolve(acme);
    await board.happen(new OrganizationPurged({ organizationId: acme }), acme);
    for (const person of people) expect(await board.titles(person)).toEqual(['A boat of Other has moored']);
    const rows = 'select from notifications.inbox_items where source_organization_id = $1';
    expect(await board.house.adminQuery(rows, [acme])).toEqual([]);
  });
});
