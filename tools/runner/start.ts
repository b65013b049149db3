import type { Address } from './address.ts';
import { checkAddress, readAddress, withMetrics } from './address.ts';
import { App } from './app.ts';
import { withBuild } from './build.ts';
import type { Database } from './database.ts';
import { chooseDatabase } from './database.ts';
import { StopRequest } from './signals.ts';
import { Stages } from './stages.ts';
import { serverVariables, welcome } from './welcome.ts';

export const help = `
npm start   installs, builds, starts PostgreSQL, migrates, and serves

  PORT=3000 HOST=127.0.0.1   where it listens
  DATABASE_URL=postgres://…  a PostgreSQL 15 or newer to use instead of the embedded one; its user may create roles
  Every other setting: npm run config

Data lie in .bulkhead/postgres and survive a restart. To start afresh: stop, then rm -r .bulkhead
Ctrl-C stops the server and then its database.
`;
export const mend = 'npm start';

export async function run(): Promise<number> {
  const stages = new Stages();
  const address = await withMetrics(readAddress(process.env), process.env);
  const database = chooseDatabase(stages, 'npm start');
  let app: App | undefined;
  const stop = new StopRequest(() => app?.kill());
  try {
    await checkAddress(address);
    const started = launch(stages, database, address, (it) => (app = it));
    const end = await Promise.race([started.then((it) => it.exit), stop.asked]);
    if (typeof end === 'string') return 0;
    stages.say(`\n✗ The server ended by itself with exit code ${end}\n  → npm start`);
    return end || 1;
  } finally {
    await app?.stop();
    await database.stop();
  }
}

async function launch(stages: Stages, database: Database, address: Address, began: (app: App) => void): Promise<App> {
  return withBuild(stages, async () => {
    await database.start();
    await database.prepare();
    const app = new App(serverVariables(database, address));
    began(app);
    await stages.run('server', () => app.ready(address));
    stages.say(welcome(address));
    return app;
  });
}
