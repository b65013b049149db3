import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.ts';
import type { Embedded } from './postgres/embedded.ts';
import { claimData, ensureDatabase, startEmbedded } from './postgres/embedded.ts';
import { checkGiven } from './postgres/given.ts';
import { prepare, seed } from './prepare.ts';
import { Refusal } from './refusal.ts';
import type { Stages } from './stages.ts';

const inProduction = process.env.NODE_ENV === 'production';

/** The database of a running Bulkhead: this clone's own, or the one that DATABASE_URL names. */
export interface Database {
  start(): Promise<void>;
  /** Brings it to what the build expects. */
  prepare(): Promise<void>;
  /** The environment in which programs find it. */
  variables(): NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** @throws Refusal when this clone's data are in use, or when production has no database of its own */
export function chooseDatabase(stages: Stages, what: string): Database {
  const given = process.env.DATABASE_URL;
  if (given) return givenDatabase(stages, given);
  if (!inProduction) return embeddedDatabase(stages, what);
  throw new Refusal(
    'The embedded database is for development and tests, and NODE_ENV is production',
    'Give a PostgreSQL of your own: DATABASE_URL=postgres://… NODE_ENV=production npm start',
  );
}

function embeddedDatabase(stages: Stages, what: string): Database {
  const claim = claimData(what);
  let starting: Promise<Embedded> | undefined;
  let url: string | undefined;
  const variables = () => ({ ...process.env, DATABASE_URL: url });
  return {
    async start() {
      starting = stages.run('postgres', () => startEmbedded(claim, (words) => stages.say(`… ${words}`)));
      ({ url } = await starting);
    },
    async prepare() {
      const running = await starting;
      const makeDatabase = async () => void (running && (await ensureDatabase(running)));
      await stages.run('schemas', () => prepare(join(claim.folder, 'prepared'), variables(), makeDatabase));
      await stages.run('demo', () => seed(join(claim.folder, 'seeded'), variables()));
    },
    variables,
    async stop() {
      // Asked to stop in the middle of a start: what is being started is stopped when it stands.
      const running = await starting?.catch(() => undefined);
      await running?.server.stop();
      claim.release();
    },
  };
}

function givenDatabase(stages: Stages, url: string): Database {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' };
  const name = createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12);
  const variables = () => ({ ...process.env });
  return {
    start: async () => void (await stages.run('postgres', () => checkGiven(process.env.DATABASE_DIRECT_URL ?? url))),
    async prepare() {
      // Production migrates by `npm run db:migrate` before a roll-out, and has no demo data.
      if (inProduction) return;
      await stages.run('schemas', () => prepare(null, variables()));
      mkdirSync(stateFolder, { recursive: true });
      await stages.run('demo', () => seed(join(stateFolder, `seeded-${name}`), variables()));
    },
    variables,
    stop: () => Promise.resolve(),
  };
}
