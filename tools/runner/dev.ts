import { watch } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Address } from './address.ts';
import { checkAddress, readAddress, withMetrics } from './address.ts';
import { App } from './app.ts';
import { hashSources, withBuild } from './build.ts';
import type { Database } from './database.ts';
import { chooseDatabase } from './database.ts';
import { inRoot } from './places.ts';
import { explain, Refusal } from './refusal.ts';
import { StopRequest } from './signals.ts';
import { Stages } from './stages.ts';
import { serverVariables, welcome } from './welcome.ts';

export const help = `
npm run dev   as npm start, and builds, migrates and serves anew whenever a source below apps/ or libs/ changes

  PORT, HOST, DATABASE_URL: see npm start -- --help
`;
export const mend = 'npm run dev';

/** Editors write several files, and one file several times: one build for all of them. */
const QUIET_MILLISECONDS = 120;

export async function run(): Promise<number> {
  if (process.env.NODE_ENV === 'production') throw new Refusal('npm run dev is not for production', 'npm start');
  const stages = new Stages();
  const address = await withMetrics(readAddress(process.env), process.env);
  const database = chooseDatabase(stages, 'npm run dev');
  const server = new Reloading(stages, database, address);
  const stop = new StopRequest(() => server.app?.kill());
  try {
    await checkAddress(address);
    await Promise.race([database.start().then(() => server.serve()), stop.asked]);
    return 0;
  } finally {
    await server.app?.stop();
    await database.stop();
  }
}

class Reloading {
  app: App | undefined;
  readonly #stages: Stages;
  readonly #database: Database;
  readonly #address: Address;

  constructor(stages: Stages, database: Database, address: Address) {
    this.#stages = stages;
    this.#database = database;
    this.#address = address;
  }

  /** Serves for ever: what cannot be built, prepared or started now may be mended by the next change. */
  async serve(): Promise<never> {
    const changed = watchSources();
    for (let turn = 0; ; turn++) {
      const sources = hashSources();
      await this.#load(turn === 0).catch((error: unknown) => {
        this.#stages.say(`${explain(error, 'Mend it')}\n… waiting for the next change`);
      });
      while (hashSources() === sources) await changed();
      this.#stages.say('\n… sources changed');
    }
  }

  async #load(first: boolean): Promise<void> {
    await withBuild(this.#stages, async () => {
      await this.app?.stop();
      await this.#database.prepare();
      const app = new App(serverVariables(this.#database, this.#address));
      this.app = app;
      await this.#stages.run('server', () => app.ready(this.#address));
    });
    if (first) this.#stages.say(welcome(this.#address));
  }
}

/** @returns a function that waits for the next change and for the silence after it */
function watchSources(): () => Promise<void> {
  let wake = Promise.withResolvers<void>();
  for (const folder of ['apps', 'libs']) watch(inRoot(folder), { recursive: true }, () => wake.resolve());
  return async () => {
    await wake.promise;
    await delay(QUIET_MILLISECONDS);
    wake = Promise.withResolvers();
  };
}
