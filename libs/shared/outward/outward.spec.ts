import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { withDeadline } from '../deadlines/index.js';
import { DomainError } from '../errors/index.js';
import { Metrics } from '../metrics/index.js';
import type { DestinationOptions } from './destination.js';
import { CallRefused, Outward } from './index.js';
import type { Way } from './index.js';
import { OutwardMetrics } from './outward.metrics.js';
import { RetryBudget } from './retry-budget.js';

class ByRight extends Error {}
class Broken extends Error {
  readonly code = 'ECONNREFUSED';
  constructor() {
    super('connect smtp://user:swordfish@10.0.0.1');
  }
}

const fails = (_also?: unknown) => Promise.reject(new Broken());
const answers = () => Promise.resolve('yes');
const never = (_also?: unknown) => new Promise<never>(() => undefined);
const faulty = (error: unknown) => !(error instanceof ByRight);

let outward: Outward;
const lines: Record<string, unknown>[] = [];

beforeEach(() => {
  outward = new Outward();
  lines.length = 0;
  const keep = (line: unknown) => void lines.push(line as Record<string, unknown>);
  Logger.overrideLogger({ log: keep, warn: keep, error: keep });
});
afterEach(() => void jest.restoreAllMocks());

const way = (options: Partial<DestinationOptions> = {}): Way =>
  outward.destination({
    ...{ name: 'post office', tryMs: 20_000, callMs: 20_000, atOnce: 50, waiting: 50, isFault: faulty },
    ...options,
  });

/** What a call is refused with: kind and code of the domain's error, and the reason that the policy had. */
async function refusal(call: Promise<unknown>): Promise<unknown[]> {
  const error = await call.then(
    () => null,
    (it: unknown) => it,
  );
  if (!(error instanceof DomainError)) return ['was no refusal of the domain', error];
  const { kind, code, cause } = error;
  return [kind, code, cause instanceof CallRefused ? cause.reason : cause];
}
const unavailable = (reason: unknown) => ['unavailable', 'destination_unavailable', reason];
const times = <T>(n: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, index) => work(index)));
/** Lets a breaker's pause be over: it goes by the time of day. */
const later = () => {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + 120_000);
};

describe('a call', () => {
  it('gives what the work gives, and refuses in the words of the domain, with its name alone', async () => {
    const post = way();
    expect(await post.call(answers)).toBe('yes');
    const error = (await post.call(fails).catch((it: unknown) => it)) as DomainError;
    expect(error).toMatchObject({ kind: 'unavailable', code: 'destination_unavailable', cause: expect.any(Broken) });
    expect(error.message).toContain('post office');
    expect(error.message).not.toMatch(/swordfish|10\.0\.0\.1/);
  });

  it('passes on what the destination refuses by right, as it is, and holds nothing against it', async () => {
    const post = way();
    for (let n = 0; n < 30; n++)
      await expect(post.call(() => Promise.reject(new ByRight('no')), { idempotent: true })).rejects.toThrow(ByRight);
    expect(await post.call(answers)).toBe('yes');
  });

  it('is not waited for longer than a try may take, and its work is told so', async () => {
    let told: AbortSignal | undefined;
    const call = way({ tryMs: 30 }).call((signal) => never(void (told = signal)));
    expect(await refusal(call)).toEqual(unavailable('timed_out'));
    expect(told?.aborted).toBe(true);
  });

  it('is never waited for beyond the deadline of the request that makes it', async () => {
    const post = way();
    const began = performance.now();
    const told = Promise.withResolvers<unknown[]>();
    const asked = withDeadline(60, async () => told.resolve(await refusal(post.call(never))));
    await asked.catch(() => undefined);
    expect(await told.promise).toEqual(unavailable('timed_out'));
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('ends when nobody wants it any more, which says nothing about the destination', async () => {
    const post = way();
    for (let n = 0; n < 20; n++) {
      const nobody = new AbortController();
      const call = refusal(post.call(never, { signal: nobody.signal }));
      nobody.abort();
      expect(await call).toEqual(unavailable('cancelled'));
    }
    expect(await post.call(answers)).toBe('yes');
  });
});

describe('a call that failed', () => {
  const tries = async (post: Way, idempotent: boolean) => {
    let made = 0;
    await post.call(() => fails(void made++), { idempotent }).catch(() => undefined);
    return made;
  };

  it('is made again where the destination takes it twice for one, twice at most, and never elsewhere', async () => {
    const post = way();
    await times(100, () => post.call(answers));
    expect(await tries(post, false)).toBe(1);
    expect(await tries(post, true)).toBe(3);
  });

  it('is not made again by somebody who has called too little to have earned it', async () => {
    const post = way();
    await times(9, () => post.call(answers));
    // With this call ten were made.
    expect(await tries(post, true)).toBe(2);
    expect(await tries(post, true)).toBe(1);
  });

  it('is made again for a tenth of all calls at most, however many fail', async () => {
    const post = way();
    let [calls, tried] = [0, 0];
    for (; calls < 400; calls++) {
      const answer = calls % 3 > 0;
      const work = () => (answer ? answers() : fails());
      await post.call(() => work().finally(() => tried++), { idempotent: true }).catch(() => undefined);
    }
    expect(tried - calls).toBeGreaterThan(30);
    expect(tried - calls).toBeLessThanOrEqual(40);
  }, 60_000);

  it('keeps no more than ten of what was not spent', () => {
    const budget = new RetryBudget();
    for (let n = 0; n < 10_000; n++) budget.earn();
    expect(Array.from({ length: 20 }, () => budget.spend()).filter(Boolean)).toHaveLength(10);
  });
});

describe('a destination that fails', () => {
  const breakIt = async (post: Way) => {
    for (let n = 0; n < 5; n++) await post.call(fails).catch(() => undefined);
  };

  it('is left alone after five failures, and only then', async () => {
    const post = way();
    let asked = 0;
    const ask = () => fails(void asked++);
    const replies = [];
    for (let n = 0; n < 8; n++) replies.push(await refusal(post.call(ask)));
    expect(asked).toBe(5);
    expect(replies.slice(5)).toEqual(Array(3).fill(unavailable('breaker_open')));
  });

  it('is left alone when more than half fails, and not when half does', async () => {
    const half = way({ name: 'half' });
    for (let n = 0; n < 40; n++) await half.call(n % 2 ? fails : answers).catch(() => undefined);
    expect(await half.call(answers)).toBe('yes');
    const more = way({ name: 'more' });
    for (let n = 0; n < 40; n++) await more.call(n % 3 ? fails : answers).catch(() => undefined);
    expect(await refusal(more.call(answers))).toEqual(unavailable('breaker_open'));
  });

  it('does not take others with it', async () => {
    await breakIt(way());
    expect(await way({ name: 'another' }).call(answers)).toBe('yes');
  });

  it('is tried by one call after a pause, and by all again once that one was answered', async () => {
    const post = way();
    await breakIt(post);
    later();
    let [atOnce, most, asked] = [0, 0, 0];
    const first = Promise.withResolvers<string>();
    const ask = async () => {
      most = Math.max(most, ++atOnce);
      asked++;
      const answer = asked === 1 ? await first.promise : 'yes';
      atOnce--;
      return answer;
    };
    const calls = times(4, () => post.call(ask));
    await new Promise((resolve) => setImmediate(resolve));
    expect([asked, most]).toEqual([1, 1]);
    first.resolve('yes');
    expect(await calls).toEqual(Array(4).fill('yes'));
    expect(asked).toBe(4);
  });

  it('is told of once when it is left alone, once when it is back, and by a word of ours', async () => {
    const post = way();
    await breakIt(post);
    await post.call(answers).catch(() => undefined);
    later();
    await post.call(answers);
    expect(lines.map(({ event, destination, reason }) => [event, destination, reason])).toEqual([
      ['outward.breaker_opened', 'post office', 'ECONNREFUSED'],
      ['outward.breaker_closed', 'post office', undefined],
    ]);
    expect(JSON.stringify(lines)).not.toContain('swordfish');
  });
});

describe('many calls at once', () => {
  it('are so many under way, so many waiting, and beyond that refused at once', async () => {
    const post = way({ atOnce: 2, waiting: 1 });
    const gates = Array.from({ length: 3 }, () => Promise.withResolvers<number>());
    const begun: number[] = [];
    const call = (index: number) =>
      post.call(() => {
        begun.push(index);
        return gates[index]!.promise;
      });
    const [one, two, three] = [call(0), call(1), call(2)];
    expect(await refusal(post.call(answers))).toEqual(unavailable('crowded'));
    expect(begun).toEqual([0, 1]);
    gates[0]!.resolve(7);
    expect(await one).toBe(7);
    gates[1]!.resolve(8);
    gates[2]!.resolve(9);
    expect(await Promise.all([two, three])).toEqual([8, 9]);
  });

  it('wait no longer than somebody wants them', async () => {
    const post = way({ atOnce: 1, waiting: 1, callMs: 200 });
    const nobody = new AbortController();
    const [first, second] = [refusal(post.call(never)), refusal(post.call(answers, { signal: nobody.signal }))];
    nobody.abort();
    expect(await second).toEqual(unavailable('cancelled'));
    expect(await first).toEqual(unavailable('timed_out'));
    expect(await post.call(answers)).toBe('yes');
  });
});

it('has one owner', () => {
  way();
  expect(() => way()).toThrow('Two parts of the program call post office');
});

it('is counted by what came of it, and shows how it stands', async () => {
  const metrics = new Metrics();
  new OutwardMetrics(metrics, outward);
  const post = way();
  await post.call(answers);
  await post.call(() => Promise.reject(new ByRight('no'))).catch(() => undefined);
  for (let n = 0; n < 6; n++) await post.call(fails).catch(() => undefined);
  const text = await metrics.text();
  const count = (outcome: string) =>
    new RegExp(`bulkhead_outward_call_duration_seconds_count{destination="post office",outcome="${outcome}"} (\\d+)`)
      .exec(text)
      ?.at(1);
  expect(['ok', 'refused', 'failed', 'breaker_open'].map(count)).toEqual(['1', '1', '3', '3']);
  expect(text).toContain('bulkhead_outward_breaker_open{destination="post office"} 1');
  expect(text).toContain('bulkhead_outward_active_calls{destination="post office"} 0');
});

describe('whatever calls out', () => {
  /** Ways to begin a connection: packages whose every use is one, members of Node's that are, and what is there without import. */
  const packages =
    /^import (?!type ).* from '(nodemailer|undici|axios|got|ws|@aws-sdk\/.*|@opentelemetry\/exporter.*)'/m;
  const members =
    /^import (?!type ).*\b(connect|createConnection|request|get|Agent|Socket|TLSSocket)\b.* from '(node:)?(net|tls|https?|http2|dgram)'/m;
  const globals = /(?<![.\w])fetch\(|\bnew (WebSocket|EventSource)\(/;
  const policy = /from '(\.\.\/)+(shared\/)?outward\/index\.js'/;
  /** Why these need none. */
  const others: Readonly<Record<string, string>> = {
    'libs/modules/notifications/mailbox/mailbox.transport.ts': 'composes a mail, and sends it nowhere',
    'libs/shared/http/pages/mailed-page.ts': 'it is the browser of a reader that calls',
    'libs/shared/tracing/start-traces.ts':
      'the exporter has a time-out, a bounded queue, and drops what does not arrive',
  };

  it('does so by a destination', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const shipped = globSync('{apps,libs}/**/*.ts', { cwd: root }).filter(
      (path) => !/\.(spec|e2e-spec)\.ts$|\/test\/|^libs\/shared\/testing\//.test(path),
    );
    const calling = shipped
      .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
      .filter(({ text }) => packages.test(text) || members.test(text) || globals.test(text));
    expect(calling.filter(({ text }) => policy.test(text)).length).toBeGreaterThan(0);
    const without = calling.filter(({ text }) => !policy.test(text)).map(({ path }) => path);
    expect(without.sort()).toEqual(Object.keys(others).sort());
  });

  it.each([
    `import { connect } from 'node:tls';`,
    `import https, { request } from 'https';`,
    `import { createTransport } from 'nodemailer';`,
    `const answer = await fetch(url);`,
  ])('is found: %s', (text) => {
    expect([packages, members, globals].some((it) => it.test(text))).toBe(true);
  });

  it.each([`import type { Socket } from 'node:net';`, `await this.fetch(url)`, `import { isIPv6 } from 'node:net';`])(
    'is not what only sounds like it: %s',
    (text) => {
      expect([packages, members, globals].some((it) => it.test(text))).toBe(false);
    },
  );
});
