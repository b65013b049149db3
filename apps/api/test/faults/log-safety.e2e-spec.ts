import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProductProcess } from '../processes.js';
import { form, report } from './form.js';
import { Journey } from './log-safety-journey.js';
import { forms, places, plantedRequests } from './log-safety-places.js';
import type { Standing } from './log-safety-place.js';
import type { Planted } from './log-safety-places.js';
import { WatchedProduct } from './log-safety-product.js';
import { byteCases } from './malformed-bytes.js';
import { exchange } from './malformed-wire.js';
import type { WireAnswer } from './malformed-wire.js';

const { rounds } = form({ short: { rounds: 1 }, long: { rounds: 20 } });
const BOUND_MS = 15_000;
const LANES = 6;
/** What acts on a terminal, or looks like the end of a line. */
const acting = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** What has the form of our tokens is cut out even where a client's own text may stand. */
const hidden = new Set(['like a session', 'like a key', 'like a bearer token']);

const product = new WatchedProduct();
let program: ProductProcess;
let journey: Journey;
let standing: Standing;

beforeAll(async () => {
  await product.prepare();
  program = await product.start();
  journey = new Journey(product, program);
  standing = await journey.walk();
}, 120_000);
afterAll(() => product.stop(), 60_000);

const portOf = (it: ProductProcess) => Number(new URL(it.url).port);

/** Sends them all. @returns what was answered, in the same order */
async function send(to: ProductProcess, planted: readonly Planted[]): Promise<(WireAnswer | undefined)[]> {
  const answers: (WireAnswer | undefined)[] = [];
  const all = planted.entries();
  const lane = async () => {
    for (let next = all.next(); !next.done; next = all.next()) {
      const [at, { bytes }] = next.value;
      const outcome = await exchange(portOf(to), [bytes], { boundMs: BOUND_MS, quietMs: 5 });
      if (outcome.end === 'hung') throw new Error(`No answer to ${bytes.toString()}`);
      answers[at] = outcome.answers[0];
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return answers;
}

/** What has left the process until now, besides answers: lines, metrics, spans. */
async function outletsOf(it: ProductProcess): Promise<Record<'log' | 'metrics' | 'traces', string>> {
  await wait(500);
  const traces = Buffer.concat(product.collector.bodies).toString('latin1');
  return { log: it.output, metrics: await product.metrics(it), traces };
}

/** Where each secret shows that may not show there. */
function leaksIn(outlets: Readonly<Record<string, string>>, planted: readonly Planted[]): string[] {
  const found = Object.entries(outlets).flatMap(([where, text]) =>
    [...new Set(text.match(/cnry[0-9a-f]{16}/g))].map((needle) => ({ where, needle })),
  );
  const byNeedle = new Map(planted.map((it) => [it.needle, it]));
  return found.flatMap(({ where, needle }) => {
    const it = byNeedle.get(needle);
    if (!it || (it.allowed?.where === where && !hidden.has(it.form))) return [];
    return [`${it.place}, ${it.form}, in ${where}: ${excerpt(outlets[where] ?? '', needle)}`];
  });
}

const excerpt = (text: string, needle: string) => {
  const at = text.indexOf(needle);
  return JSON.stringify(text.slice(Math.max(0, at - 200), at + 100));
};

/** Lines that are no record of ours, or that act. */
const oddLinesIn = (log: string) =>
  log.split('\n').filter((line) => line !== '' && (!isRecord(line) || acting.test(line)));

function isRecord(line: string): boolean {
  try {
    const { level, time, event } = JSON.parse(line) as Record<string, string>;
    return [level, time, event].every((it) => typeof it === 'string') && !event!.startsWith('forged');
  } catch {
    return false;
  }
}

describe('what a client sends', () => {
  it('is in no log, problem, metric or trace, wherever and in whatever form it stands', async () => {
    const planted = Array.from({ length: rounds }, () => plantedRequests(standing)).flat();
    const answers = await send(program, planted);
    const refusals = planted.flatMap((it, at): [Planted, WireAnswer][] => {
      const answer = answers[at];
      return answer && answer.status >= 400 ? [[it, answer]] : [];
    });
    const echoed = refusals.filter(
      ([it, { headers, text }]) =>
        it.allowed?.where !== 'answer' && `${JSON.stringify(headers)}${text}`.includes(it.needle),
    );
    const outlets = await outletsOf(program);
    report('log-safety', {
      ...{ places: Object.keys(places).length, forms: Object.keys(forms).length, requests: planted.length },
      ...{ refused: refusals.length, lines: outlets.log.split('\n').length, spans: product.collector.spans.length },
    });
    expect(echoed.map(([{ place, form: dress }, { text }]) => `${place}, ${dress}: ${text}`)).toEqual([]);
    expect(leaksIn(outlets, planted)).toEqual([]);
    expect(oddLinesIn(outlets.log)).toEqual([]);
    expect(answers.filter((it) => it && it.status >= 500)).toEqual([]);
    // All of them were told of: what is not looked at leaks nothing.
    expect(outlets.log.match(/"event":"http.request"/g)!.length).toBeGreaterThan(planted.length / 2);
    expect(outlets.traces.includes('POST /v1/organizations')).toBe(true);
    expect(outlets.metrics).toContain('http_server_request_duration_seconds_count');
  }, 900_000);

  it('shows where it is said to, so that looking for it finds it', async () => {
    const planted = plantedRequests(standing).filter(({ allowed, form: dress }) => allowed && dress === 'plain');
    const answers = await send(program, planted);
    const { log } = await outletsOf(program);
    const places = planted.map(({ allowed, needle }, at) =>
      (allowed!.where === 'log' ? log : answers[at]!.text).includes(needle),
    );
    expect(places).toEqual(planted.map(() => true));
  }, 60_000);
});

describe('bytes that are no request', () => {
  it('leave no line but ours, and end nothing', async () => {
    const before = program.output.length;
    await Promise.all(
      byteCases.map(({ pieces, ends }) => exchange(portOf(program), pieces(), { boundMs: 2_000, ends })),
    );
    const { log } = await outletsOf(program);
    expect(oddLinesIn(log.slice(before))).toEqual([]);
    expect(log).not.toContain('health.uncaught');
    expect(program.hasEnded).toBe(false);
  }, 60_000);
});

describe('what people say and are given', () => {
  it('is in no log, metric or trace, and neither is whom a mail server refuses', async () => {
    const outlets = await outletsOf(program);
    const shown = Object.entries(journey.secrets).filter(([, secret]) =>
      Object.values(outlets).some((text) => text.includes(secret)),
    );
    expect(shown.map(([what, secret]) => `${what}: ${excerpt(outlets.log, secret)}`)).toEqual([]);
    expect(Object.keys(journey.secrets)).toHaveLength(16);
  }, 30_000);
});

describe('a database that fails while it is asked', () => {
  const create = (name: string) =>
    program.post('/v1/organizations', { name }, { authorization: `Bearer ${standing.token}` });
  const names = () => Array.from({ length: 20 }, () => `cnry${randomBytes(8).toString('hex')}`);

  it('is told of, and nothing of what it was asked with', async () => {
    const table = 'alter table organizations.organizations rename column';
    const all = [names(), names()] as const;
    await product.database.query(`${table} name to other_name`);
    const broken = await Promise.all(all[0].map(create));
    await product.database.query(`${table} other_name to name`);
    const cut = Promise.all(all[1].map(create));
    await product.database.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const statuses = [...broken, ...(await cut)].map(({ status }) => status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(500));
    const outlets = await outletsOf(program);
    expect(outlets.log).toContain('"event":"http.internal_error"');
    for (const name of all.flat())
      for (const [where, text] of Object.entries(outlets))
        expect(text.includes(name) ? `${where}: ${name}` : '').toBe('');
    expect(oddLinesIn(outlets.log)).toEqual([]);
  }, 60_000);
});

describe('a product with a logger that prints bodies', () => {
  it('is found out', async () => {
    const careless = await product.start(['careless']);
    const planted = plantedRequests(standing);
    await send(careless, planted);
    const leaks = leaksIn({ log: careless.output }, planted);
    expect(leaks.length).toBeGreaterThan(20);
    expect(leaks.join('\n')).toContain('the password to sign in, plain, in log');
  }, 120_000);
});
