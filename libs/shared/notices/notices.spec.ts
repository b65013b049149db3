import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineEvent } from '../events/index.js';
import { declaredNotices, defineNotice } from './index.js';
import type { Notice } from './index.js';

type Moored = { readonly userId: string };
let boats = 0;

/** A notice of an event of its own, with nothing wrong about it but what a test makes wrong. */
const noticeOf = (wrong: object = {}) => {
  const type = `harbour.boat${++boats}.moored`;
  const data = z.strictObject({ userId: z.uuid() });
  class BoatMoored extends defineEvent({ type, version: 1, aggregate: 'userId', data }) {}
  const right = { event: BoatMoored, category: 'account', recipients: { userIds: (it: Moored) => [it.userId] } };
  const texts = { title: () => 'Your boat lies safe', body: () => 'Nothing to do' };
  return { ...right, ...texts, ...wrong } as Notice<Moored>;
};

describe('a notice', () => {
  it('is known by the type of its event', () => {
    const notice = noticeOf();
    defineNotice(notice);
    expect(declaredNotices().get(notice.event.type)).toBe(notice);
  });

  it('may be for whoever holds a permission', () => {
    const notice = noticeOf({ recipients: { permission: 'boats:write' } });
    defineNotice(notice);
    expect(declaredNotices().get(notice.event.type)).toBe(notice);
  });

  it('is the only one of its event', () => {
    const notice = noticeOf();
    defineNotice(notice);
    const again = { ...notice, title: () => 'Your boat, again' };
    expect(() => defineNotice(again)).toThrow(`The notice of ${notice.event.type} is declared twice`);
    expect(declaredNotices().get(notice.event.type)).toBe(notice);
  });
});

describe('a notice that could never be carried out does not load', () => {
  class Undeclared {}
  it.each([
    ['of no event', { event: undefined }, 'The notice of no event needs an event class'],
    ['of a class that is no event', { event: Undeclared }, 'needs an event class made by defineEvent'],
    ['of a category that nobody knows', { category: 'gossip' }, 'needs a category out of security, account'],
    ['for nobody', { recipients: undefined }, 'either userIds or permission'],
    ['for two kinds of people', { recipients: { userIds: () => [], permission: 'boats:write' } }, 'either userIds or'],
    ['for a fixed list', { recipients: { userIds: ['somebody'] } }, 'needs userIds as a function'],
    ['for a permission that is none', { recipients: { permission: 'captain' } }, 'needs a permission, things:verb'],
    ['with a fixed title', { title: 'Your boat' }, 'needs title and body as functions'],
    ['without a body', { body: undefined }, 'needs title and body as functions'],
    ['with a fixed link', { link: { label: 'Look', path: '/boats' } }, 'needs a link of label and path()'],
    [
      'with a link that says nothing',
      { link: { label: '', path: () => '/boats' } },
      'needs a link of label and path()',
    ],
  ])('%s', (_, wrong, words) => {
    const notice = noticeOf(wrong);
    expect(() => defineNotice(notice)).toThrow(words);
    expect([...declaredNotices().values()]).not.toContain(notice);
  });

  it('and says everything that is wrong at once', () => {
    expect(() => defineNotice(noticeOf({ category: 'gossip', body: 'no' }))).toThrow(/category.+, and needs title/);
  });
});
