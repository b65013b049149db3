import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventOperations } from '../../../shared/events/index.js';
import { MemberRemoved } from '../../organizations/index.js';
import { AlarmRaised, BerthLost, BoatMoored, LampLit, MastBroken, TideTurned } from '../test/harbour.js';
import { NoticeBoard } from '../test/notice-board.js';

let board: NoticeBoard;
beforeAll(async () => {
  board = await NoticeBoard.open();
});
afterAll(() => board.close());
afterEach(() => {
  board.server.mood = {};
});

const about = (...people: { id: string }[]) => ({ id: randomUUIDv7(), userIds: people.map(({ id }) => id) });
const crowd = (count: number) => Array.from({ length: count }, () => board.person());

async function tryAgain() {
  await board.house.skipBackOff('notifications');
  await board.house.settle();
}

describe('a notice of a critical category', () => {
  it('stands in the inbox and is mailed, with the way into the app and none out of the mails', async () => {
    const ada = board.person();
    const moored = new BoatMoored(about(ada));
    const id = await board.happen(moored, board.organization('Émile & Söhne', [ada]));
    const [mail, ...more] = board.server.to(ada.email);
    expect(more).toEqual([]);
    expect(await board.titles(ada)).toEqual(['A boat of Émile & Söhne has moored']);
    expect(mail?.subject).toBe('A boat of Émile & Söhne has moored');
    expect(mail?.text).toMatch(
      /Somebody moored it for Émile & Söhne on .+ at \d\d:\d\d UTC\.\n\nLook after it in Hull\./,
    );
    expect(mail?.text).toContain(`Look at the boat:\nhttps://app.hull.example/boats/${moored.data.id}`);
    expect(mail?.text).toContain('it is mailed to you in any case');
    expect([...(mail?.headers.keys() ?? [])].filter((name) => name.startsWith('list'))).toEqual([]);
    expect(await board.mails(id)).toMatchObject([{ status: 'sent', category: 'account' }]);
  });

  it('arrives once, when its event arrives twice', async () => {
    const ada = board.person();
    const event = new BoatMoored(about(ada));
    const id = await board.happen(event);
    await board.house.adminQuery('delete from notifications.event_inbox where event_id = $1', [id]);
    await board.happen(event, undefined, id);
    expect(await board.titles(ada)).toHaveLength(1);
    expect(board.server.to(ada.email)).toHaveLength(1);
  });

  it('reaches the others when the mail to one is put off', async () => {
    const [ada, grace] = [board.person(), board.person('Grace')];
    board.server.mood = { refuses: 450 };
    const id = await board.happen(new BoatMoored(about(ada)));
    board.server.mood = {};
    await board.happen(new BoatMoored(about(grace)));
    expect(board.server.to(grace.email)).toHaveLength(1);
    expect(await board.mails(id)).toMatchObject([{ status: 'queued', error_code: 'smtp_450' }]);
    await tryAgain();
    expect(board.server.to(ada.email)).toHaveLength(1);
  });
});

describe('a notice of another category', () => {
  it('stands in the inbox and is not mailed', async () => {
    const ada = board.person();
    const id = await board.happen(new TideTurned(about()), board.organization('Acme', [ada], true));
    expect(await board.titles(ada)).toEqual(['The tide has turned']);
    expect(await board.mails(id)).toEqual([]);
  });
});

describe('recipients by permission', () => {
  it('are all who hold it, 300 of them in pages, and nobody else', async () => {
    const [captains, sailor] = [crowd(300), board.person()];
    const acme = board.organization('Acme', captains, true);
    const statements = await board.house.measure(() => board.happen(new TideTurned(about(sailor)), acme));
    const inserts = statements.statements.filter((text) => /insert into "?notifications"?\."?inbox_items/i.test(text));
    expect(inserts).toHaveLength(3);
    const text = `select user_id as id from notifications.inbox_items where source_organization_id = $1 order by user_id`;
    const told = await board.house.adminQuery<{ id: string }>(text, [acme]);
    expect(told.map(({ id }) => id)).toEqual(captains.map(({ id }) => id).toSorted());
  });

  it('get a mail each, where the category demands it', async () => {
    const captains = crowd(20);
    await board.happen(new AlarmRaised(about()), board.organization('Acme', captains, true));
    const received = captains.map(({ email }) => board.server.to(email).length);
    expect(received).toEqual(captains.map(() => 1));
  });

  it('are looked for when the notice is carried out, not when its event happened', async () => {
    const [ada, grace] = [board.person(), board.person('Grace')];
    const acme = board.organization('Acme', [ada, grace], true);
    await board.house.publish(new TideTurned(about()), { organizationId: acme });
    board.leave(acme, ada);
    await board.house.settle();
    expect([await board.unread(ada), await board.unread(grace)]).toEqual([0, 1]);
  });
});

describe('who has left by then', () => {
  it('gets nothing', async () => {
    const [ada, grace] = [board.person(), board.person('Grace')];
    const id = await board.happen(new BoatMoored(about(ada, grace)), board.organization('Acme', [grace]));
    expect([await board.unread(ada), await board.unread(grace)]).toEqual([0, 1]);
    expect(board.server.to(ada.email)).toEqual([]);
    expect(await board.mails(id)).toHaveLength(1);
  });

  it('keeps no item, when they leave while it is being written and their removal was heard of before', async () => {
    const ada = board.person();
    const acme = board.organization('Acme', [ada]);
    board.meanwhile(() => board.leave(acme, ada));
    await board.happen(new BoatMoored(about(ada)), acme);
    expect(await board.unread(ada)).toBe(0);
    expect(board.server.to(ada.email)).toEqual([]);
  });

  it.each([
    ['before their removal is heard of', 'recipient_left', () => undefined],
    [
      'after it was',
      'notice_gone',
      (acme: string, userId: string) => board.happen(new MemberRemoved({ userId }), acme),
    ],
  ])('gets no mail that was put off, %s', async (_, reason, hear) => {
    const ada = board.person();
    const acme = board.organization('Acme', [ada]);
    board.server.mood = { refuses: 450 };
    const id = await board.happen(new BoatMoored(about(ada)), acme);
    board.server.mood = {};
    board.leave(acme, ada);
    await hear(acme, ada.id);
    await tryAgain();
    expect(board.server.to(ada.email).filter(({ subject }) => subject?.startsWith('A boat'))).toEqual([]);
    expect(await board.mails(id)).toMatchObject([{ status: 'suppressed', error_code: reason }]);
  });

  it('is told so, when that is what the notice says', async () => {
    const ada = board.person();
    const acme = board.organization('Acme');
    await board.happen(new BerthLost(about(ada)), acme);
    expect(await board.titles(ada)).toEqual(['You have no berth at Acme any more']);
    expect(board.server.to(ada.email)).toHaveLength(1);
  });

  it('is told nothing once the organization is gone, and nobody else is either', async () => {
    const ada = board.person();
    const acme = board.organization('Acme', [ada]);
    board.dissolve(acme);
    for (const event of [new BerthLost(about(ada)), new BoatMoored(about(ada))]) await board.happen(event, acme);
    expect(await board.titles(ada)).toEqual([]);
  });

  it.each(['disabled', 'deleted'] as const)('gets no mail when their account is %s', async (status) => {
    const ada = board.person('Ada', status);
    const id = await board.happen(new BoatMoored(about(ada)));
    expect(board.server.to(ada.email)).toEqual([]);
    expect(await board.mails(id)).toMatchObject([
      { status: 'suppressed', error_code: 'recipient_gone', to_email: null },
    ]);
  });
});

describe('a notice that cannot be carried out', () => {
  it.each([
    ['whose recipients throw', MastBroken, 'the crew list is wet'],
    ['whose link leads out of the app', LampLit, 'leads to no path of the app'],
  ])('%s reaches nobody, waits where an operator sees it, and holds up no other', async (_, Event, words) => {
    const ada = board.person();
    const id = await board.happen(new Event(about(ada)));
    await board.happen(new BoatMoored(about(ada)));
    expect(await board.titles(ada)).toEqual(['A boat of nobody has moored']);
    const [entry] = await board.house.get(EventOperations).show(id);
    expect(entry).toMatchObject({ status: 'pending', attempts: 1, lastError: expect.stringContaining(words) });
  });

  it('for a permission outside of an organization reaches nobody', async () => {
    const id = await board.happen(new TideTurned(about()));
    const [entry] = await board.house.get(EventOperations).show(id);
    expect(entry).toMatchObject({ status: 'pending', lastError: expect.stringContaining('Only in an organization') });
  });
});

describe('names in a notice', () => {
  it.each([
    'https://evil.example/login',
    'evil.example',
    'write to me@evil.example',
    'Acme\r\nBcc: victim@example.com',
  ])('become neither link nor header: %j', async (name) => {
    const ada = board.person();
    await board.happen(new BoatMoored(about(ada)), board.organization(name, [ada]));
    const [mail] = board.server.to(ada.email);
    const body = `${mail?.text} ${String(mail?.html)}`;
    const links = [...body.matchAll(/\w+:\/\/[^\s"<]+|\b[\w-]+(\.[\w-]+)+\b/g)].map(([link]) => link);
    expect(links.filter((link) => /evil|victim/i.test(link))).toEqual([]);
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.subject).not.toMatch(/[\p{Cc}]/u);
    expect((await board.titles(ada))[0]).not.toMatch(/[\p{Cc}]/u);
  });
});
