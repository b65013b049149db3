import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { SegmentCreated, SegmentDeleted, SegmentUpdated } from '../flags.events.js';
import { Workshop } from '../test/workshop.js';
import type { Place } from '../test/workshop.js';

const AT_ONCE = 20;

let workshop: Workshop;
let place: Place;
beforeAll(async () => {
  workshop = await Workshop.open();
  place = await workshop.place();
});
afterAll(() => workshop.close());

const inPlan = (...values: string[]) => [{ contextName: 'plan', operator: 'IN', values }];
const atOnce = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => work(n)));

/** A place with one segment, which a flag makes use of in one environment. */
async function used(environmentKey = 'development') {
  const somewhere = await workshop.place();
  const { path, owner } = somewhere;
  const created = await owner.post(`${path}/segments`, { name: 'Paying', constraints: inPlan('pro') });
  const at = `${path}/segments/${created.body.id}`;
  await workshop.flag(somewhere);
  const state = `${path}/flags/checkout/environments/${environmentKey}`;
  const strategies = [{ name: 'default', segments: [created.body.number] }];
  const put = await owner.seeing(1).put(state, { enabled: true, strategies });
  expect(put.status).toBe(200);
  return { somewhere, path, owner, at, state, segment: created.body };
}

describe('a segment', () => {
  it('is created with the next number, and found where its Location says', async () => {
    const { id, path, owner } = await workshop.place();
    const body = { name: ' Paying ', constraints: inPlan('pro', 'team') };
    const created = await owner.post(`${path}/segments`, body);
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `${path}/segments/${created.body.id}`, etag: '"1"' },
      body: { number: 1, name: 'Paying', description: '', constraints: [{ operator: 'IN', value: null }] },
    });
    expect((await owner.get(`${path}/segments/${created.body.id}`)).body).toEqual(created.body);
    const others = await atOnce((n) => owner.post(`${path}/segments`, { name: `Nr ${n}`, constraints: [] }));
    const numbers = others.map((it) => it.body.number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: AT_ONCE }, (_, n) => n + 2));
    const { items } = (await owner.get(`${path}/segments?limit=100`)).body;
    expect(items.map(({ number }: { number: number }) => number)).toEqual([1, ...numbers]);
    expect(items[0]).not.toHaveProperty('constraints');
    const told = (await workshop.house.published(SegmentCreated)).filter((it) => it.organizationId === id);
    expect(told).toHaveLength(AT_ONCE + 1);
  });

  it('has a name of its own, and constraints that can be evaluated', async () => {
    const { path, owner } = place;
    const twins = await atOnce(() => owner.post(`${path}/segments`, { name: 'Twin', constraints: [] }));
    expect(tally(twins)).toEqual({ 201: 1, segment_name_taken: 19 });
    const wrong = { name: 'Wrong', constraints: [{ contextName: 'plan', operator: 'REGEX', value: '(open' }] };
    expect(await owner.post(`${path}/segments`, wrong)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/body/constraints/0/value' }] },
    });
  });

  it('is changed by exactly one of 20 who saw the same version, in all environments', async () => {
    const { somewhere, owner, at } = await used();
    const before = await workshop.revisions(somewhere);
    const answers = await atOnce((n) => owner.seeing(1).patch(at, { constraints: inPlan(`plan-${n}`) }));
    expect(tally(answers)).toEqual({ 200: 1, precondition_failed: 19 });
    const after = Object.fromEntries(Object.entries(before).map(([key, revision]) => [key, revision + 1]));
    expect(await workshop.revisions(somewhere)).toEqual(after);
    const told = (await workshop.house.published(SegmentUpdated)).filter((it) => it.organizationId === somewhere.id);
    expect(told.map(({ data }) => data.changed)).toEqual([['constraints']]);
  });

  it('is not deleted while strategies use it, and says where they do', async () => {
    const { somewhere, path, owner, at, state } = await used();
    expect(await owner.seeing(1).delete(at)).toMatchObject({
      status: 409,
      body: { code: 'segment_in_use', detail: expect.stringContaining('checkout in development') },
    });
    await owner.seeing(2).put(state, { enabled: true });
    expect((await owner.seeing(1).delete(at)).status).toBe(204);
    expect((await owner.seeing(1).delete(at)).status).toBe(404);
    const told = (await workshop.house.published(SegmentDeleted)).filter((it) => it.organizationId === somewhere.id);
    expect(told).toHaveLength(1);
    const next = await owner.post(`${path}/segments`, { name: 'Paying', constraints: [] });
    expect(next.body.number).toBe(2);
  });

  it('is either deleted or made use of, when both are asked for at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { owner, at, state, segment } = await used();
      await owner.seeing(2).put(state, { enabled: true });
      const strategies = [{ name: 'default', segments: [segment.number] }];
      const answers = await Promise.all([
        owner.seeing(1).delete(at),
        owner.seeing(3).put(state, { enabled: true, strategies }),
      ]);
      expect(['204 422', '409 200']).toContain(answers.map(({ status }) => status).join(' '));
    }
  });

  it('is changed by admins alone where a protected environment uses it', async () => {
    const { somewhere, owner, at } = await used('production');
    const developer = workshop.who(somewhere, 'segments:write');
    expect((await developer.seeing(1).patch(at, { constraints: inPlan('free') })).status).toBe(403);
    expect((await developer.seeing(1).patch(at, { name: 'Payers' })).status).toBe(200);
    expect((await owner.seeing(2).patch(at, { constraints: inPlan('free') })).status).toBe(200);
  });

  it('is one of 500 at most, and counts towards what an environment may hold', async () => {
    const { id, path, owner } = await workshop.place();
    const create = (name: string) => owner.post(`${path}/segments`, { name, constraints: inPlan('x'.repeat(500)) });
    await create('First');
    await workshop.house.adminQuery('update flags.tallies set segments = 499 where organization_id = $1', [id]);
    expect(tally(await atOnce((n) => create(`Nr ${n}`)))).toEqual({ 201: 1, segment_limit_reached: 19 });
    await workshop.house.adminQuery('update flags.tallies set segments = 1 where organization_id = $1', [id]);
    const full = 'update flags.environment_revisions set bytes = 10 * 1024 * 1024 - 100 where organization_id = $1';
    await workshop.house.adminQuery(full, [id]);
    expect((await create('Too long')).body.code).toBe('ruleset_too_large');
  });
});

describe('explaining', () => {
  const explain = (path: string, context: object, environmentKey = 'development') =>
    place.owner.post(`${path}/explain`, { environmentKey, context });

  it('says step by step why a flag is on or off for somebody, by what is stored now', async () => {
    const { path, owner } = place;
    const segment = await owner.post(`${path}/segments`, { name: 'Explained', constraints: inPlan('pro') });
    await workshop.flag(place, 'parent');
    await workshop.flag(place, 'explained', { dependencies: [{ feature: 'parent' }] });
    const state = (key: string) => `${path}/flags/${key}/environments/development`;
    const strategies = [{ name: 'default', segments: [segment.body.number] }];
    await owner.seeing(1).put(state('explained'), { enabled: true, strategies });
    const off = await explain(`${path}/flags/explained`, { properties: { plan: 'pro' } });
    expect(off).toMatchObject({ status: 200, body: { enabled: false, variant: 'disabled', reason: 'DISABLED' } });
    expect(off.body.steps.map(({ kind }: { kind: string }) => kind)).toContain('dependency');
    await owner.post(`${state('parent')}/toggle`, { enabled: true });
    const on = await explain(`${path}/flags/explained`, { properties: { plan: 'pro' } });
    expect(on.body).toMatchObject({ enabled: true, reason: 'TARGETING_MATCH' });
    const kinds = on.body.steps.map(({ kind, passed }: { kind: string; passed: boolean }) => [kind, passed]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['segment', true],
        ['strategy', true],
        ['answer', true],
      ]),
    );
    const free = await explain(`${path}/flags/explained`, { properties: { plan: 'free' } });
    expect(free.body.enabled).toBe(false);
    expect((await explain(`${path}/flags/explained`, {}, 'staging')).body.reason).toBe('DISABLED');
  });

  it('names no values where they are ids of people', async () => {
    const { path, owner } = place;
    await workshop.flag(place, 'listed');
    const constraints = [{ contextName: 'userId', operator: 'IN', values: ['grace', 'tom'] }];
    const body = { enabled: true, strategies: [{ name: 'default', constraints }] };
    await owner.seeing(1).put(`${path}/flags/listed/environments/development`, body);
    const { text } = await explain(`${path}/flags/listed`, { userId: 'ada' });
    expect(text).toContain('ada');
    expect(text).not.toMatch(/grace|tom/);
  });

  it('knows neither flags nor environments that are not there', async () => {
    const { path } = place;
    expect((await explain(`${path}/flags/nothing`, {})).body.code).toBe('flag_not_found');
    expect((await explain(`${path}/flags/listed`, {}, 'nowhere')).body.code).toBe('environment_not_found');
  });
});
