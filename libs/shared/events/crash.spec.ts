import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLong, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { JOBS_AT_ONCE } from './events-options.js';
import { startWorld } from './test/program.js';
import { brokenPromises, readSent } from './test/fates.js';

/** At each point; `npm run faults -- engine` kills 300 times. */
const KILLS = isLong ? 60 : 8;
const AT_ONCE = 2;
const points = ['outbox.inserted', 'relay.delivered', 'handler.effected', 'handler.marked', 'job.worked'] as const;
const hooks = new URL('../testing/typescript-hooks.mjs', import.meta.url).href;
const child = fileURLToPath(new URL('./test/crashing-child.ts', import.meta.url));

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-crash-'));
  database = await ownDatabase();
  // The first start gives the subscriber its cursor: from here on it hears everything.
  await (await startWorld(database.variables)).close();
});

afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const sentFile = () => join(folder, 'sent.jsonl');
const sent = () => readSent(sentFile());

async function run(dieAt?: string): Promise<string | number> {
  const settings = { ...database.variables, SENT_FILE: sentFile(), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const env = { ...process.env, ...settings, ...(dieAt && { DIE_AT: dieAt }) };
  const program = spawn(process.execPath, ['--import', hooks, child], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = (await once(program, 'exit')) as [number | null, string | null];
  return signal ?? code ?? -1;
}

describe(`a process killed ${KILLS} times at each named point`, () => {
  it.each(points)(
    'dies at %s',
    async (point) => {
      const ends: (string | number)[] = [];
      const lane = async () => {
        while (ends.length < KILLS) ends.push(await run(point));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      expect(new Set(ends)).toEqual(new Set(['SIGKILL']));
    },
    600_000,
  );

  it('loses nothing, has each effect once, keeps the order, and sends under stable Message-IDs', async () => {
    expect(await run()).toBe(0);
    expect(await brokenPromises(database, sent())).toEqual([]);
    const [counted] = await database.query<{ events: number }>(
      'select count(*)::int as events from source.event_outbox',
    );
    expect(counted!.events).toBeGreaterThan(KILLS);
    const messages = new Set(sent().map(({ messageId }) => messageId));
    expect(messages.size).toBe(counted!.events);
    // Every repeat has a death for its cause, which takes as many jobs along as one process has in hand.
    const deaths = points.length * (KILLS + AT_ONCE);
    expect(sent().length - messages.size).toBeLessThanOrEqual(deaths * JOBS_AT_ONCE);
  }, 60_000);
});
