import { execFile } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anonymous, asSystem, inOrganization, signedInAs } from '../../../../libs/shared/callers/index.js';
import type { Caller } from '../../../../libs/shared/callers/index.js';
import { declaredSwitches, FeatureSwitch } from '../../../../libs/shared/switches/index.js';
import { inRoot } from '../../../../tools/runner/places.ts';
import { form, isLong, report } from '../faults/form.js';
import type { Instance, Person } from '../product.js';
import { describeFlags, FlagsWorld, LONGEST_TEST_MS } from './flags.world.js';
import type { State } from './flags.world.js';

const { toggles } = form({ short: { toggles: 4 }, long: { toggles: 100 } });
/** A toggle is seen everywhere within this. */
const LONGEST_MS = 1_000;
const run = promisify(execFile);

jest.setTimeout(form({ short: LONGEST_TEST_MS, long: 600_000 }));

let world: FlagsWorld;
let other: Instance;

const somebody = (): Caller => signedInAs(anonymous(randomUUIDv7()), randomUUIDv7());
const flagsOf = (instance: Instance): FeatureSwitch => instance.get(FeatureSwitch);
/** Whether there is such a flag: then it is not what anybody falls back to. */
const isKnown = (flags: FeatureSwitch, key: string): boolean =>
  flags.isEnabled(somebody(), key, { fallback: true }) === flags.isEnabled(somebody(), key, { fallback: false });

describeFlags('the product’s own flags', () => {
  beforeAll(async () => {
    world = await FlagsWorld.open();
    other = await world.start();
  });

  afterAll(() => world?.close());

  describe('a flag of the product itself', () => {
    it('is what its caller falls back to until an operator makes it', () => {
      for (const fallback of [true, false])
        expect(flagsOf(world.api).isEnabled(somebody(), 'nobody.made-this', { fallback })).toBe(fallback);
      expect(flagsOf(world.api).variant(somebody(), 'nobody.made-this')).toBeNull();
    });

    it('is seen by every instance when it is turned', async () => {
      await world.flag('everywhere', { enabled: false });
      const isOn = () => flagsOf(other).isEnabled(somebody(), 'everywhere', { fallback: true });
      await world.until('the flag', () => !isOn());
      const times: number[] = [];
      for (let n = 0; n < toggles; n++) {
        const enabled = n % 2 === 0;
        await world.toggle('everywhere', enabled);
        const began = performance.now();
        await world.until('the toggle', () => isOn() === enabled);
        times.push(performance.now() - began);
      }
      times.sort((a, b) => a - b);
      report('own flags', { toggles, 'median ms': times[Math.floor(toggles / 2)]!, 'slowest ms': times.at(-1)! });
      if (isLong) expect(times.at(-1)).toBeLessThan(LONGEST_MS);
    });

    it('knows the caller, the organization, and what is said of the subject', async () => {
      const [user, organizationId] = [somebody(), randomUUIDv7()];
      const only = (contextName: string, ...values: (string | undefined)[]) => ({
        ...{ name: 'default', parameters: {}, segments: [], variants: [] },
        constraints: [{ contextName, operator: 'IN', values }],
      });
      const strategies = [only('userId', user.userId), only('organizationId', organizationId), only('plan', 'pro')];
      await world.flag('targeted', { enabled: true, strategies });
      const flags = flagsOf(world.api);
      const isOn = (caller: Caller, plan = 'free') =>
        flags.isEnabled(caller, 'targeted', { fallback: false, properties: { plan } });
      await world.until('the flag', () => isOn(user));
      expect(isOn(somebody())).toBe(false);
      expect(isOn(somebody(), 'pro')).toBe(true);
      expect(isOn(inOrganization(somebody(), organizationId, []))).toBe(true);
      expect(isOn(asSystem('look at a flag', organizationId))).toBe(true);
    });

    it('is answered while PostgreSQL is away', async () => {
      await world.flag('steady', { enabled: true });
      const isOn = () => flagsOf(world.api).isEnabled(somebody(), 'steady', { fallback: false });
      await world.until('the flag', isOn);
      await world.way.set({ kind: 'refuse' });
      await world.until('the server notices', async () => !(await world.canManage()));
      expect(isOn()).toBe(true);
      await world.way.heal();
      await world.until('the server has its database again', () => world.canManage());
    });
  });

  describe('the switch organizations.creation', () => {
    const create = (instance: Instance, token: string) =>
      instance.send('POST', '/v1/organizations', { name: `Pier ${randomUUIDv7().slice(-12)}` }, token);

    it('stops new organizations everywhere, and lets them be made again', async () => {
      const ada = await world.product.person('Ada');
      const organizationId = await world.product.organization(ada);
      await world.flag('organizations.creation', { enabled: true }, 'kill_switch');
      const isOn = (instance: Instance) =>
        flagsOf(instance).isEnabled(somebody(), 'organizations.creation', { fallback: true });
      await world.toggle('organizations.creation', false);
      for (const instance of [world.api, other]) {
        await world.until('the switch', () => !isOn(instance));
        const refused = await create(instance, ada.token);
        expect(refused).toMatchObject({ status: 503, body: { code: 'organization_creation_paused' } });
        expect(refused.headers.get('retry-after')).toBe('300');
        const path = `/v1/organizations/${organizationId}`;
        expect((await instance.send('GET', path, undefined, ada.token)).status).toBe(200);
      }
      await world.toggle('organizations.creation', true);
      for (const instance of [world.api, other]) {
        await world.until('the switch', () => isOn(instance));
        const cost = await instance.cost(() => create(instance, ada.token));
        expect(cost.result.status).toBe(201);
        // As in budgets.e2e-spec.ts, where there is no such flag.
        expect([cost.statements.length, cost.roundTrips]).toEqual([5, 6]);
      }
    });
  });

  describe('the roll-out notifications.invitation-expiry', () => {
    const key = 'notifications.invitation-expiry';
    const mostTries = 40;
    const rollout = (percent: number): State => ({
      enabled: true,
      strategies: [
        {
          ...{ name: 'flexibleRollout', constraints: [], segments: [] },
          parameters: { rollout: String(percent), stickiness: 'organizationId', groupId: key },
          variants: [{ name: 'hours', weight: 1000, weightType: 'variable', stickiness: 'organizationId' }],
        },
      ],
    });
    const instances = () => [world.api, other].map(flagsOf);
    const caller = (organizationId: string) => asSystem('look at a roll-out', organizationId);
    /** For every instance, since each of them may send the mail. */
    const is = (way: string | undefined, organizationId: string) =>
      instances().every((flags) => flags.variant(caller(organizationId), key)?.name === way);
    const isChosen = (organizationId: string) => is('hours', organizationId);
    const isPassedOver = (organizationId: string) => is(undefined, organizationId);
    let ada: Person;

    /** One of those that are chosen, or are not. */
    async function organization(chosen: boolean): Promise<string> {
      for (let n = 0; n < mostTries; n++) {
        const organizationId = await world.product.organization(ada);
        if (chosen ? isChosen(organizationId) : isPassedOver(organizationId)) return organizationId;
      }
      throw new Error(`None of ${mostTries} is ${chosen ? '' : 'not '}chosen`);
    }

    /** How the mails of two invitations of this organization tell how long they hold. */
    async function words(organizationId: string): Promise<string[]> {
      const said = [];
      for (let n = 0; n < 2; n++) {
        const email = `${randomUUIDv7()}@example.com`;
        await world.product.invite(organizationId, ada, email, 'member');
        const { text } = await world.product.mail(email, /\/pages\/accept#/);
        said.push(/Link and code work once, (until|for the next 48 hours)/.exec(text ?? '')?.[1] ?? 'nothing');
      }
      return said;
    }

    it('gives an organization the same words each time, and takes them from nobody when it is raised', async () => {
      ada = await world.product.person('Ada');
      await world.flag(key, rollout(50), 'release');
      await world.until('the roll-out', () => instances().every((flags) => isKnown(flags, key)));
      const [inside, outside] = [await organization(true), await organization(false)];
      expect(await words(inside)).toEqual(['for the next 48 hours', 'for the next 48 hours']);
      expect(await words(outside)).toEqual(['until', 'until']);
      await world.change(key, rollout(100));
      await world.until('all', () => isChosen(outside));
      expect(await words(inside)).toEqual(['for the next 48 hours', 'for the next 48 hours']);
      expect(await words(outside)).toEqual(['for the next 48 hours', 'for the next 48 hours']);
      await world.toggle(key, false);
      await world.until('none', () => isPassedOver(inside));
      expect(await words(inside)).toEqual(['until', 'until']);
    });
  });

  describe('docs/flags.md', () => {
    const page = readFileSync(inRoot('docs', 'flags.md'), 'utf8');
    const part = (name: string) => page.split(`<!-- ${name}:begin -->`)[1]?.split(`<!-- ${name}:end -->`)[0] ?? '';

    it('takes whoever types its lines to a flag that is rolled out, explained and switched off', async () => {
      const ada = await world.product.person('Ada');
      const variables = { B: world.api.url, ada: ada.token, org: await world.product.organization(ada) };
      const lines = [...part('ten-minutes').matchAll(/```sh\n(.+?)```/gs)].map(([, block]) => block);
      const seen = 'echo; until evaluate ada | grep -q DISABLED; do sleep 0.1; done; evaluate ada';
      const script = ['set -eo pipefail', ...lines, seen].join('\n');
      const { stdout } = await run('bash', ['-c', script], { env: { ...process.env, ...variables } });
      const told = stdout
        .replaceAll('}{', '}\n{')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((it) => JSON.parse(it));
      const [made, tenth, asked, explained, half, off, last] = told;
      expect(made).toMatchObject({ key: 'new-checkout', type: 'release', version: 1 });
      expect([tenth.version, half.version, off.version]).toEqual([2, 3, 4]);
      expect(asked).toMatchObject({ key: 'new-checkout', reason: 'SPLIT' });
      expect(explained.steps.map(({ kind }: { kind: string }) => kind)).toContain('rollout');
      expect(last).toMatchObject({ key: 'new-checkout', value: false, reason: 'DISABLED' });
    });

    it('lists every flag of the product’s own, as the code has it', () => {
      const rows = part('switches')
        .split('\n')
        .filter((line) => line.startsWith('| `'));
      const listed = rows.map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      const wanted = [...declaredSwitches().values()].map((it) => [
        ...[`\`${it.key}\``, it.kind],
        'variants' in it ? `\`${it.fallback}\`` : it.fallback ? 'on' : 'off',
        it.purpose,
      ]);
      expect(wanted.length).toBeGreaterThan(1);
      expect(listed.sort()).toEqual(wanted.sort());
    });
  });
});
