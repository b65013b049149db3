import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FlagBecameStale } from '../flags.events.js';
import { Workshop } from '../test/workshop.js';
import type { Place } from '../test/workshop.js';

let workshop: Workshop;
let place: Place;
beforeAll(async () => {
  workshop = await Workshop.open();
});
beforeEach(async () => {
  place = await workshop.place();
});
afterAll(() => workshop.close());

interface Told {
  readonly yes?: number;
  readonly no?: number;
  readonly variants?: object;
  readonly daysAgo?: number;
  readonly environment?: string;
}

/** A flag that nobody has changed for so many days, and what it has told people since. */
async function flag(key: string, days: number, told: readonly Told[] = [{ yes: 1 }], more: object = {}) {
  await workshop.flag(place, key, more);
  const { house } = workshop;
  await house.adminQuery(
    `update flags.flags set changed_at = now() - make_interval(days => $3) where organization_id = $1 and key = $2`,
    [place.id, key, days],
  );
  for (const [n, { yes = 0, no = 0, variants = {}, daysAgo = 1, environment = 'production' }] of told.entries())
    await house.adminQuery(
      `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour, yes, no, variants)
       select $1, id, $2, 'web-' || $3::int, date_trunc('hour', now() - make_interval(days => $4)), $5, $6, $7
         from flags.environments where organization_id = $1 and key = $8`,
      [place.id, key, n, daysAgo, yes, no, JSON.stringify(variants), environment],
    );
}

const nextDay = () => workshop.house.nextTick('flags');
async function stale(): Promise<string[]> {
  const { items } = (await place.owner.get(`${place.path}/flags?stale=true`)).body;
  return items.map(({ key }: { key: string }) => key);
}
const told = async () =>
  (await workshop.house.published(FlagBecameStale))
    .filter((it) => it.organizationId === place.id)
    .map(({ data }) => data.flagKey);

describe('a flag is stale', () => {
  it('once nobody has changed it for as long as its type allows, and everybody is told the same', async () => {
    await flag('old-release', 41);
    await flag('young-release', 39);
    await flag('old-operational', 8, [{ no: 5 }], { type: 'operational' });
    await flag('young-operational', 6, [{ no: 5 }], { type: 'operational' });
    await flag('old-experiment', 41, [{ yes: 3, variants: { blue: 3 } }], { type: 'experiment' });
    await flag('patient', 41, [{ yes: 1 }], { staleAfterDays: 60 });
    await flag('impatient', 4, [{ yes: 1 }], { staleAfterDays: 3 });
    const before = await workshop.revisions(place);
    await nextDay();
    const expected = ['impatient', 'old-experiment', 'old-operational', 'old-release'];
    expect(await stale()).toEqual(expected);
    expect((await told()).sort()).toEqual(expected);
    for (const [key, revision] of Object.entries(await workshop.revisions(place)))
      expect(revision).toBe(before[key]! + 1);
    await nextDay();
    expect(await told()).toHaveLength(expected.length);
    const { items } = (await place.owner.get(`${place.path}/flags?stale=false`)).body;
    expect(items.map(({ key }: { key: string }) => key)).toEqual(['patient', 'young-operational', 'young-release']);
  });

  it('never as a kill switch or a permission', async () => {
    await flag('switch', 400, [{ yes: 1 }], { type: 'kill_switch' });
    await flag('allowed', 400, [{ yes: 1 }], { type: 'permission', staleAfterDays: 1 });
    await nextDay();
    expect(await stale()).toEqual([]);
  });

  it('not while it tells people different things, in whatever environment, or nothing is known of it', async () => {
    await flag('mixed', 41, [{ yes: 9, no: 1 }]);
    await flag('per-environment', 41, [{ yes: 1 }, { no: 1, environment: 'development' }]);
    await flag('per-variant', 41, [{ yes: 2, variants: { red: 1, blue: 1 } }]);
    await flag('never-asked', 41, []);
    await flag('long-ago', 41, [{ yes: 1, daysAgo: 9 }]);
    await nextDay();
    expect(await stale()).toEqual([]);
    await flag('no-variant', 41, [{ yes: 2, variants: { red: 2, disabled: 1, blue: 0 } }]);
    await nextDay();
    expect(await stale()).toEqual(['no-variant']);
  });

  it('until it is changed, or tells people different things again', async () => {
    for (const key of ['edited', 'toggled', 'returning']) await flag(key, 41);
    await nextDay();
    expect(await stale()).toEqual(['edited', 'returning', 'toggled']);
    const { path, owner } = place;
    expect((await owner.get(`${path}/flags/edited`)).body.version).toBe(2);
    await owner.seeing(2).patch(`${path}/flags/edited`, { description: 'Still needed' });
    await owner.post(`${path}/flags/toggled/environments/development/toggle`, { enabled: true });
    await workshop.house.adminQuery(`update flags.metrics set no = 1 where organization_id = $1`, [place.id]);
    expect(await stale()).toEqual(['returning']);
    await nextDay();
    expect(await stale()).toEqual([]);
    for (const key of ['edited', 'toggled', 'returning'])
      expect((await owner.get(`${path}/flags/${key}`)).body).toMatchObject({ staleAt: null, version: 3 });
  });
});
