import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UnleashClient } from 'unleash-proxy-client';
import type { Unleash } from 'unleash-client';
import { OpenFeature as Web } from '@openfeature/web-sdk';
import { describeFlags, FlagsWorld, LONGEST_TEST_MS } from './flags.world.js';
import { closeOpenFeature, openFeature, openFeatureWeb, Statuses, unleash, unleashFrontend } from './flags.sdks.js';

const onlyPro = { contextName: 'plan', operator: 'IN', values: ['pro'] };
const everybody = { name: 'default', parameters: {}, constraints: [], segments: [], variants: [] };
const half = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: 'half' } };
const always = (name: string, payload: object) => ({ name, weight: 1000, weightType: 'variable', payload });

jest.setTimeout(LONGEST_TEST_MS);

let world: FlagsWorld;
let secret: string;
let publishable: string;

describeFlags('SDKs that are not ours', () => {
  beforeAll(async () => {
    world = await FlagsWorld.open();
    await world.flag('lamp', { enabled: true });
    await world.flag('dark', { enabled: false });
    await world.flag('beta', { enabled: true, strategies: [{ ...everybody, constraints: [onlyPro] }] });
    await world.flag('half', { enabled: true, strategies: [half] });
    await world.flag('horn', { enabled: true, variants: [always('high', { type: 'string', value: 'loud' })] });
    await world.flag('price', { enabled: true, variants: [always('dear', { type: 'number', value: '42.5' })] });
    await world.flag('theme', {
      enabled: true,
      variants: [always('night', { type: 'json', value: '{"ink":"white"}' })],
    });
    ({ secret } = await world.key('secret', 'flags:read', 'flags:evaluate'));
    ({ secret: publishable } = await world.key('publishable', 'flags:evaluate'));
    // An SDK asks again after its interval alone: what it is told first has to be all of it.
    await world.until('the server knows the last of them', async () => {
      const answer = await fetch(`${world.api.url}/unleash/api/client/features`, {
        headers: { authorization: secret },
      });
      const { features } = (await answer.json()) as { features: { name: string; enabled: boolean }[] };
      return features.some(({ name, enabled }) => name === 'theme' && enabled);
    });
  });

  afterAll(async () => {
    await closeOpenFeature();
    await world?.close();
  });

  describe('unleash-client, which decides by itself', () => {
    let client: Unleash;
    const warnings: unknown[] = [];
    let unchanged = 0;
    beforeAll(async () => {
      client = unleash(world.api.url, secret);
      client.on('warn', (it) => warnings.push(it));
      client.on('error', (it) => warnings.push(it));
      client.on('unchanged', () => (unchanged += 1));
      const events = ['registered', 'synchronized'].map((it) => new Promise((resolve) => client.once(it, resolve)));
      await client.start();
      await Promise.all(events);
    });
    afterAll(() => client.destroy());

    it('is registered, and learns which flags are on, for whom', () => {
      expect(['lamp', 'dark', 'unknown'].map((it) => client.isEnabled(it))).toEqual([true, false, false]);
      const plans = ['pro', 'free'].map((plan) => client.isEnabled('beta', { properties: { plan } }));
      expect(plans).toEqual([true, false]);
      expect(client.isEnabled('unknown', {}, true)).toBe(true);
      expect(warnings).toEqual([]);
    });

    it('chooses the variants', () => {
      expect(client.getVariant('horn', { userId: 'ada' })).toMatchObject({
        ...{ name: 'high', enabled: true, feature_enabled: true },
        payload: { type: 'string', value: 'loud' },
      });
      expect(client.getVariant('dark')).toMatchObject({ name: 'disabled', enabled: false, feature_enabled: false });
      expect(client.getVariant('unknown')).toMatchObject({ name: 'disabled', feature_enabled: false });
    });

    it('asks again by the tag of what it has, and is told that it has it', async () => {
      const before = unchanged;
      await world.until('three answers of 304', () => unchanged >= before + 3);
      expect(warnings).toEqual([]);
    });

    it('sees a kill switch at one of its next polls', async () => {
      await world.flag('brake-1', { enabled: true }, 'kill_switch');
      await world.until('the flag', () => client.isEnabled('brake-1'));
      await world.toggle('brake-1', false);
      await world.until('the switch', () => !client.isEnabled('brake-1'));
      expect(client.isEnabled('lamp')).toBe(true);
    });

    it('sends what it was asked, which is counted', async () => {
      await world.flag('counted', { enabled: true, variants: [always('a', { type: 'string', value: 'a' })] });
      await world.until('the flag', () => client.getFeatureToggleDefinition('counted')?.enabled === true);
      await client.flushMetrics();
      for (let n = 0; n < 3; n++) client.isEnabled('counted');
      client.getVariant('counted');
      client.isEnabled('unknown');
      const sent = new Promise((resolve) => client.once('sent', resolve));
      await client.flushMetrics();
      await sent;
      await world.until('the count', async () => (await world.counted('counted')) !== undefined);
      expect(await world.counted('counted')).toMatchObject({ app: 'pier', yes: 4, no: 0, variants: { a: 1 } });
      expect(await world.counted('unknown')).toBeUndefined();
    });
  });

  describe('unleash-proxy-client, which has everything decided', () => {
    let client: UnleashClient;
    const statuses = new Statuses();
    const faults: unknown[] = [];
    afterEach(() => client.stop());
    const start = async (context: Parameters<typeof unleashFrontend>[2], usePOSTrequests = false) => {
      client = unleashFrontend(world.api.url, publishable, context, { fetch: statuses.fetch, usePOSTrequests });
      client.on('error', (it: unknown) => faults.push(it));
      await client.start();
    };

    it.each([false, true])('learns what is on for its user (by POST: %s)', async (byPost) => {
      await start({ userId: 'ada', properties: { plan: 'pro' } }, byPost);
      expect(['lamp', 'dark', 'beta', 'unknown'].map((it) => client.isEnabled(it))).toEqual([true, false, true, false]);
      expect(client.getVariant('horn')).toMatchObject({
        ...{ name: 'high', enabled: true, feature_enabled: true },
        payload: { type: 'string', value: 'loud' },
      });
      expect(client.getVariant('dark')).toMatchObject({ name: 'disabled', enabled: false });
      await client.updateContext({ userId: 'ada', properties: { plan: 'free' } });
      // A poll that comes between takes its place.
      await world.until('the other plan', () => !client.isEnabled('beta'));
      expect(faults).toEqual([]);
    });

    it('asks again by the tag of what it has', async () => {
      await start({ userId: 'ada' });
      const before = statuses.count(304);
      await world.until('three answers of 304', () => statuses.count(304) >= before + 3);
      expect(faults).toEqual([]);
    });

    it('sees a kill switch at one of its next polls, and has its counts taken', async () => {
      await world.flag('brake-2', { enabled: true }, 'kill_switch');
      await start({ userId: 'ada' });
      await world.until('the flag', () => client.isEnabled('brake-2'));
      await world.toggle('brake-2', false);
      await world.until('the switch', () => !client.isEnabled('brake-2'));
      await client.sendMetrics();
      expect(new Set(statuses.seen.filter((it) => it >= 300))).toEqual(new Set([304]));
      await world.until('the count', async () => ((await world.counted('brake-2'))?.yes ?? 0) > 0);
    });

    it('is never told a rule', async () => {
      const headers = { authorization: publishable };
      for (const path of ['/unleash/api/client/features', '/unleash/api/frontend']) {
        const answer = await fetch(`${world.api.url}${path}?userId=ada`, { headers });
        const text = await answer.text();
        expect([path, answer.status]).toEqual([path, path.endsWith('features') ? 403 : 200]);
        for (const word of ['strategies', 'constraints', 'segments', 'rollout']) expect(text).not.toContain(word);
      }
    });
  });

  describe('OpenFeature’s SDK for servers, which asks for each decision', () => {
    const ada = { targetingKey: 'ada', plan: 'pro' };
    let client: Awaited<ReturnType<typeof openFeature>>;
    beforeAll(async () => (client = await openFeature(world.api.url, secret, 'server')));

    it('is told whether a flag is on, and why', async () => {
      expect(await client.getBooleanDetails('lamp', false, ada)).toMatchObject({ value: true, reason: 'STATIC' });
      expect(await client.getBooleanDetails('dark', true, ada)).toMatchObject({ value: false, reason: 'DISABLED' });
      expect(await client.getBooleanDetails('beta', false, ada)).toMatchObject({
        ...{ value: true, reason: 'TARGETING_MATCH' },
      });
      expect(await client.getBooleanValue('beta', true, { ...ada, plan: 'free' })).toBe(false);
      expect(await client.getBooleanDetails('half', false, ada)).toMatchObject({ reason: 'SPLIT' });
    });

    it('is given the payload of a variant, by its type', async () => {
      expect(await client.getStringDetails('horn', 'quiet', ada)).toMatchObject({ value: 'loud', variant: 'high' });
      expect(await client.getNumberDetails('price', 0, ada)).toMatchObject({ value: 42.5, variant: 'dear' });
      expect(await client.getObjectDetails('theme', {}, ada)).toMatchObject({
        ...{ value: { ink: 'white' }, variant: 'night' },
      });
    });

    it('falls back where there is no such flag, or its value is of another type', async () => {
      expect(await client.getBooleanDetails('unknown', true, ada)).toMatchObject({
        ...{ value: true, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' },
      });
      expect(await client.getStringDetails('lamp', 'quiet', ada)).toMatchObject({
        ...{ value: 'quiet', reason: 'ERROR', errorCode: 'TYPE_MISMATCH' },
      });
    });

    it('is told that a roll-out needs somebody to roll out to', async () => {
      expect(await client.getBooleanDetails('half', false, { plan: 'pro' })).toMatchObject({
        ...{ value: false, reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' },
      });
      expect(await client.getBooleanValue('lamp', false, {})).toBe(true);
    });

    it('sees a kill switch', async () => {
      await world.flag('brake-3', { enabled: true }, 'kill_switch');
      await world.until('the flag', () => client.getBooleanValue('brake-3', false, ada));
      await world.toggle('brake-3', false);
      await world.until('the switch', async () => !(await client.getBooleanValue('brake-3', true, ada)));
    });

    it('can do nothing with a key that was revoked', async () => {
      const { id, secret: key } = await world.key('secret', 'flags:evaluate');
      const other = await openFeature(world.api.url, key, 'revoked');
      expect(await other.getBooleanValue('lamp', false, ada)).toBe(true);
      await world.revoke(id);
      await world.until('the end of the key', async () => !(await other.getBooleanValue('lamp', false, ada)));
      expect(await other.getBooleanDetails('lamp', false, ada)).toMatchObject({ reason: 'ERROR' });
    });
  });

  describe('OpenFeature’s SDK for browsers, which has everything decided', () => {
    const statuses = new Statuses();
    let client: Awaited<ReturnType<typeof openFeatureWeb>>;
    beforeAll(async () => {
      const context = { targetingKey: 'ada', plan: 'free' };
      client = await openFeatureWeb(world.api.url, publishable, { domain: 'web', context, statuses });
    });

    it('learns all flags at once', () => {
      expect(client.getBooleanDetails('lamp', false)).toMatchObject({ value: true, reason: 'STATIC' });
      expect(client.getBooleanValue('dark', true)).toBe(false);
      expect(client.getStringDetails('horn', 'quiet')).toMatchObject({ value: 'loud', variant: 'high' });
      expect(client.getObjectValue('theme', {})).toEqual({ ink: 'white' });
      expect(client.getBooleanDetails('unknown', true)).toMatchObject({ value: true, errorCode: 'FLAG_NOT_FOUND' });
      expect(client.getStringDetails('lamp', 'quiet')).toMatchObject({ value: 'quiet', errorCode: 'TYPE_MISMATCH' });
      expect(statuses.count(200)).toBe(1);
    });

    it('asks again by the tag of what it has, and is sent nothing', async () => {
      const before = statuses.seen.length;
      await world.until('three more answers', () => statuses.seen.length >= before + 3);
      expect(statuses.seen.slice(before, before + 3)).toEqual([304, 304, 304]);
    });

    // The provider keeps its tag while the targeting key stays: the tag has to tell one context from the other.
    it('is answered anew for another plan of the same user, and once more for the first one', async () => {
      expect(client.getBooleanValue('beta', true)).toBe(false);
      const before = statuses.count(200);
      await Web.setContext('web', { targetingKey: 'ada', plan: 'pro' });
      expect(client.getBooleanDetails('beta', false)).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
      await Web.setContext('web', { targetingKey: 'ada', plan: 'free' });
      expect(client.getBooleanValue('beta', true)).toBe(false);
      expect(statuses.count(200)).toBeGreaterThanOrEqual(before + 2);
    });

    it('sees a kill switch at one of its next polls', async () => {
      await world.flag('brake-4', { enabled: true }, 'kill_switch');
      await world.until('the flag', () => client.getBooleanValue('brake-4', false));
      await world.toggle('brake-4', false);
      await world.until('the switch', () => !client.getBooleanValue('brake-4', true));
    });
  });

  describe('while PostgreSQL is away', () => {
    const context = { targetingKey: 'ada', plan: 'pro' };
    const statuses = new Statuses();
    const faults: unknown[] = [];
    let [local, newcomer]: Unleash[] = [];
    let frontend: UnleashClient;
    let server: Awaited<ReturnType<typeof openFeature>>;
    let web: Awaited<ReturnType<typeof openFeatureWeb>>;
    let changed = 0;

    beforeAll(async () => {
      local = unleash(world.api.url, secret);
      local.on('changed', () => (changed += 1));
      local.on('error', (it) => faults.push(it));
      frontend = unleashFrontend(world.api.url, publishable, { userId: 'ada' }, { fetch: statuses.fetch });
      frontend.on('error', (it: unknown) => faults.push(it));
      server = await openFeature(world.api.url, secret, 'away');
      web = await openFeatureWeb(world.api.url, publishable, { domain: 'away', context, statuses });
      await Promise.all([local.start(), frontend.start(), server.getBooleanValue('lamp', false, context)]);
      await world.way.set({ kind: 'refuse' });
      await world.until('the server notices', async () => !(await world.canManage()));
    });
    afterAll(async () => {
      for (const it of [local, newcomer]) it?.destroy();
      frontend?.stop();
      await world.way.heal();
    });

    it('OpenFeature’s SDKs go on, for whoever asks', async () => {
      expect(await server.getBooleanDetails('beta', false, context)).toMatchObject({
        ...{ value: true, reason: 'TARGETING_MATCH' },
      });
      expect(await server.getStringValue('horn', 'quiet', { targetingKey: 'eve' })).toBe('loud');
      await Web.setContext('away', { targetingKey: 'ben', plan: 'free' });
      expect([web.getBooleanValue('lamp', false), web.getBooleanValue('beta', true)]).toEqual([true, false]);
    });

    it('Unleash’s SDKs go on, those too that begin just now', async () => {
      await frontend.updateContext({ userId: 'ben', properties: { plan: 'pro' } });
      await world.until('another user', () => frontend.isEnabled('lamp') && frontend.isEnabled('beta'));
      newcomer = unleash(world.api.url, secret);
      newcomer.on('error', (it) => faults.push(it));
      await newcomer.start();
      await world.until('what is on', () => newcomer!.isEnabled('lamp'));
      expect(local!.isEnabled('beta', { properties: { plan: 'pro' } })).toBe(true);
    });

    it('nobody has been refused anything, and nothing was sent twice', async () => {
      const before = statuses.seen.length;
      await world.until('more answers', () => statuses.seen.length >= before + 6);
      expect(statuses.seen.filter((it) => it >= 400)).toEqual([]);
      expect([changed, faults]).toEqual([1, []]);
    });

    it('all see what has changed once it is back', async () => {
      await world.way.heal();
      await world.until('the server has its database again', () => world.canManage());
      await world.flag('after', { enabled: true });
      await world.until('the change', () => local!.isEnabled('after') && web.getBooleanValue('after', false));
      await world.until('the change', () => frontend.isEnabled('after') && newcomer!.isEnabled('after'));
    });
  });
});
