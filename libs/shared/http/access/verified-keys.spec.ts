import { describe, expect, it } from '@jest/globals';
import { anonymous, inOrganization } from '../../callers/index.js';
import { kernelErrors } from '../../errors/index.js';
import { VerifiedKeys } from './verified-keys.js';

const SECOND = 1_000;
const AWAY_MS = 15 * 60 * SECOND;
const caller = (name: string) => inOrganization(anonymous('request'), name, []);

/** A memory whose time the test tells, and which asks the test. */
function memory() {
  const world = { now: 0, asked: 0, answer: async () => caller('first') };
  const held = new VerifiedKeys(() => world.now);
  const ask = () => {
    world.asked++;
    return world.answer();
  };
  const take = (token = 'sk_1', demand = 'flags:evaluate') => held.take({ token, demand, awayMs: AWAY_MS, ask });
  const away = async () => {
    throw kernelErrors.unavailable();
  };
  return { world, take, away };
}

describe('a key that was verified', () => {
  it('is asked about once a second, for each thing that it is to do', async () => {
    const { world, take } = memory();
    await take();
    world.now += SECOND - 1;
    await take();
    expect(world.asked).toBe(1);
    await take('sk_1', 'flags:read');
    await take('sk_2');
    expect(world.asked).toBe(3);
    world.now += 1;
    await take();
    expect(world.asked).toBe(4);
  });

  it('is asked about once, however many wait for the answer', async () => {
    const { world, take } = memory();
    const answers = await Promise.all(Array.from({ length: 50 }, async () => take()));
    expect([world.asked, new Set(answers).size]).toEqual([1, 1]);
  });

  it('is forgotten by the first refusal, which is kept nowhere', async () => {
    const { world, take, away } = memory();
    await take();
    world.now += SECOND;
    world.answer = async () => {
      throw kernelErrors.unauthenticated();
    };
    await expect(take()).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(take()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(world.asked).toBe(3);
    world.answer = away;
    await expect(take()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('counts from the moment at which it was asked about, not from the answer', async () => {
    const { world, take } = memory();
    world.answer = async () => {
      world.now += SECOND;
      return caller('late');
    };
    await take();
    await take();
    expect(world.asked).toBe(2);
  });
});

describe('while the database is away', () => {
  it('stands for as long as it may, and not a moment longer', async () => {
    const { world, take, away } = memory();
    const first = await take();
    world.answer = away;
    world.now = AWAY_MS;
    expect(await take()).toBe(first);
    world.now = AWAY_MS + 1;
    await expect(take()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is waited for by the first alone, and asked about until it is back', async () => {
    const { world, take, away } = memory();
    const first = await take();
    world.answer = away;
    world.now += SECOND;
    await take();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.answer = () => promise.then(() => caller('second'));
    // Nobody waits for the answer, and a second question is not asked meanwhile.
    expect([take(), take(), world.asked]).toEqual([first, first, 3]);
    resolve();
    await new Promise((done) => setImmediate(done));
    expect(take()).toMatchObject({ organizationId: 'second' });
  });

  it('is not mistaken for away when our own code fails', async () => {
    const { world, take } = memory();
    await take();
    world.now += SECOND;
    world.answer = async () => {
      throw new Error('a mistake');
    };
    await expect(take()).rejects.toThrow('a mistake');
  });

  it('is waited for no longer than a second, where it does not even say so', async () => {
    const { world, take } = memory();
    const first = await take();
    world.now += SECOND;
    world.answer = () => new Promise(() => undefined);
    expect(await take()).toBe(first);
    // It is known by now: the next one does not wait at all.
    expect(await take()).toBe(first);
  });
});
