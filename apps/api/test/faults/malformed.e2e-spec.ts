import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Instance } from '../product.js';
import { form, report } from './form.js';
import { seed } from './generate.js';
import { byteCases, stallingCases } from './malformed-bytes.js';
import type { ByteCase } from './malformed-bytes.js';
import { Judge } from './malformed-judge.js';
import { Attacked, PATIENCE_MS } from './malformed-product.js';
import { malformedRequests } from './malformed-requests.js';
import type { Malformed } from './malformed-requests.js';
import { exchange, KeptWire } from './malformed-wire.js';
import type { Exchange } from './malformed-wire.js';

/** Of the short form 2,000 requests, of the long one 100,000: a fifth of them are bytes. */
const { generated, rounds, longestMs } = form({
  short: { generated: 1_600, rounds: 4, longestMs: 120_000 },
  long: { generated: 80_000, rounds: 200, longestMs: 3_600_000 },
});
const PART = 200;
const LANES = 6;
const BOUND_MS = PATIENCE_MS + 15_000;
const MOST_FAULTS = 20;
const MOST_OF_A_KIND = 3;

const attacked = new Attacked();
let judge: Judge;

beforeAll(async () => {
  await attacked.start();
  judge = await Judge.of(attacked.instance, attacked.product.database, attacked.secrets);
}, 90_000);
afterAll(() => attacked.product.stop(), 30_000);

/** What was seen of a run. */
class Findings {
  /** The first ones, of each kind a few. */
  readonly faults: string[] = [];
  readonly #kinds: Record<string, number> = {};
  readonly statuses: Record<string, number> = {};
  readonly rules: Record<string, number> = {};
  sent = 0;

  note(rule: string, { answers: [first] }: Exchange, fault: string | undefined): void {
    this.sent++;
    this.rules[rule] = (this.rules[rule] ?? 0) + 1;
    const status = first?.status ?? 'closed';
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (!fault) return;
    this.#kinds[rule] = (this.#kinds[rule] ?? 0) + 1;
    if (this.#kinds[rule] <= MOST_OF_A_KIND && this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}

/** Calls `work` for each of them, so many at once. */
async function inLanes<T>(
  them: Iterable<T>,
  lanes: number,
  work: (it: T, lane: number) => Promise<void>,
): Promise<void> {
  const all = them[Symbol.iterator]();
  const lane = async (_: unknown, at: number) => {
    for (let next = all.next(); !next.done; next = all.next()) await work(next.value, at);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function sendGenerated(instance: Instance, count: number): Promise<Findings> {
  const findings = new Findings();
  const wires = Array.from({ length: LANES }, () => new KeptWire(attacked.port(instance)));
  for (let part = 0; part * PART < count; part++)
    await inLanes(malformedRequests(attacked.world, PART, part), LANES, async (request, lane) => {
      const outcome = await wires[lane]!.send(request.bytes, { boundMs: BOUND_MS, isHead: request.method === 'HEAD' });
      findings.note(request.rule, outcome, faultOf(request, outcome));
    });
  for (const wire of wires) wire.close();
  return findings;
}

function faultOf(request: Malformed, { answers: [answer], end, rest }: Exchange): string | undefined {
  const fault = answer ? judge.fault(request, answer) : `no answer: ${end}`;
  const more = rest === '' ? fault : `more than one answer: ${rest.slice(0, 200)}`;
  return more && `${request.operation}, ${request.rule}: ${more}\n${request.bytes.toString('latin1').slice(0, 1_500)}`;
}

async function sendBytes(findings: Findings, it: ByteCase): Promise<void> {
  const expected = { boundMs: BOUND_MS, isHead: it.method === 'HEAD', ends: it.ends };
  const outcome = await exchange(attacked.port(), it.pieces(), expected);
  const fault = byteFault(it, outcome);
  findings.note(it.name, outcome, fault && `${it.name}: ${fault}`);
}

function byteFault(
  { expects, most = 1, method = 'GET' }: ByteCase,
  { answers, end, rest }: Exchange,
): string | undefined {
  if (end === 'hung') return `nothing happens within ${BOUND_MS} ms`;
  if (rest !== '') return `what came is no answer: ${rest.slice(0, 200)}`;
  if (answers.length > most) return `${answers.length} answers: ${answers.map(({ status }) => status).join(', ')}`;
  if (answers.length === 0) return expects === 'refused' ? 'it was closed without an answer' : undefined;
  const sent = { method, target: '/v1/me', mustBeRefused: false };
  const faults = answers.map((answer, at) =>
    judge.fault({ ...sent, mustBeRefused: at === 0 && expects === 'refused' }, answer),
  );
  return faults.find(Boolean);
}

describe(`malformed requests (FAULTS_SEED=${seed})`, () => {
  it(
    'are refused by a problem that tells nothing, whatever is wrong in them',
    async () => {
      const findings = await sendGenerated(attacked.instance, generated);
      report('malformed', { seed, generated: findings.sent, statuses: JSON.stringify(findings.statuses) });
      expect(findings.faults).toEqual([]);
      expect(findings.sent).toBe(generated);
      // Most pass the guard, so that validation is what refuses them.
      expect(findings.statuses['400']).toBeGreaterThan(generated / 4);
      expect((await attacked.instance.send('GET', '/v1/me', undefined, attacked.world.token)).status).toBe(200);
    },
    longestMs,
  );

  it(
    'are answered or cut off at the socket, whatever bytes they are, and nothing is smuggled past them',
    async () => {
      const findings = new Findings();
      const all = Array.from({ length: rounds }, () => byteCases).flat();
      await inLanes(all, LANES, (it) => sendBytes(findings, it));
      report('malformed', {
        mutators: byteCases.length,
        bytes: findings.sent,
        statuses: JSON.stringify(findings.statuses),
      });
      expect(findings.faults).toEqual([]);
      expect(byteCases.length).toBeGreaterThanOrEqual(60);
    },
    longestMs,
  );

  it('that never end are ended when the server’s patience is at its end', async () => {
    const findings = new Findings();
    await inLanes(stallingCases, stallingCases.length, (it) => sendBytes(findings, it));
    expect(findings.faults).toEqual([]);
  }, 60_000);
});

describe('a product without its problem filter', () => {
  it('is found out', async () => {
    const findings = await sendGenerated(await attacked.withoutFilter(), PART);
    expect(findings.faults.length).toBeGreaterThan(MOST_OF_A_KIND);
    expect(findings.faults.join()).toContain('a refusal is application/problem+json, and this is application/json');
  }, 60_000);
});
