import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { currentDeadline, OpenDeadline, outsideOfDeadlines, withDeadline } from './index.js';

const never = () => new Promise<never>(() => undefined);
const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;

describe('work with a deadline', () => {
  it('gives what it gives, and knows how long it has', async () => {
    expect(currentDeadline()).toBeUndefined();
    const remaining = await withDeadline(5_000, async () => currentDeadline()?.remainingMs);
    expect(remaining).toBeGreaterThan(4_000);
    expect(remaining).toBeLessThanOrEqual(5_000);
  });

  it('fails at the deadline, although nothing below gives up', async () => {
    const began = performance.now();
    await expect(withDeadline(30, never)).rejects.toMatchObject({ kind: 'timeout', code: 'deadline_exceeded' });
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });

  it('is told by a signal, whether it asked for one before or after', async () => {
    let late: AbortSignal | undefined;
    let early: AbortSignal | undefined;
    const work = async () => {
      early = currentDeadline()?.signal;
      await wait(60);
      late = currentDeadline()?.signal;
      expect(currentDeadline()?.remainingMs).toBe(0);
    };
    let under: Promise<void> | undefined;
    await expect(withDeadline(20, () => (under = work()))).rejects.toThrow('deadline_exceeded');
    expect(early?.aborted).toBe(true);
    expect(early?.reason).toMatchObject({ code: 'deadline_exceeded' });
    await under;
    expect(late).toBe(early);
  });

  it('does no harm when it fails late: nobody hears of it', async () => {
    const work = async () => {
      await wait(40);
      throw new Error('too late');
    };
    await expect(withDeadline(10, work)).rejects.toMatchObject({ code: 'deadline_exceeded' });
    await wait(60);
  });

  it('never has longer than the work that it is a part of, and may have less', async () => {
    const [shorter, longer] = await withDeadline(200, async () => [
      await withDeadline(50, async () => currentDeadline()?.remainingMs),
      await withDeadline(60_000, async () => currentDeadline()?.remainingMs),
    ]);
    expect(shorter).toBeLessThanOrEqual(50);
    expect(longer).toBeLessThanOrEqual(200);
    await expect(withDeadline(20, () => withDeadline(60_000, never))).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('leaves no timer behind, however it ends', async () => {
    const before = timers();
    await withDeadline(60_000, async () => undefined);
    await expect(withDeadline(60_000, () => Promise.reject(new Error('at once')))).rejects.toThrow('at once');
    const thrown = () => {
      throw new Error('before it began');
    };
    await expect(withDeadline(60_000, thrown)).rejects.toThrow('before it began');
    expect(timers()).toBe(before);
  });
});

describe('what outlives the work', () => {
  it('is bound no more once the work is over in time', async () => {
    let later: Promise<unknown> | undefined;
    await withDeadline(60_000, async () => {
      later = wait(20).then(() => currentDeadline());
    });
    expect(await later).toBeUndefined();
  });

  it('is bound by the work around, when its own is over', async () => {
    const remaining = await withDeadline(1_000, async () => {
      let later: Promise<number | undefined> | undefined;
      await withDeadline(500, async () => {
        later = wait(20).then(() => currentDeadline()?.remainingMs);
      });
      return later;
    });
    expect(remaining).toBeGreaterThan(500);
  });

  it('stays out of time when the deadline has passed: whoever opened it may close it', async () => {
    const deadline = new OpenDeadline(10);
    const later = deadline.run(async () => {
      await wait(40);
      return currentDeadline()?.remainingMs;
    });
    await wait(20);
    deadline.close();
    expect(deadline.hasPassed).toBe(true);
    expect(await later).toBe(0);
  });

  it('can be started outside of any deadline', async () => {
    await withDeadline(1_000, async () => {
      expect(outsideOfDeadlines(() => currentDeadline())).toBeUndefined();
      expect(currentDeadline()).toBeDefined();
    });
  });
});
