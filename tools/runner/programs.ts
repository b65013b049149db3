import { withBuild } from './build.ts';
import { chooseDatabase } from './database.ts';
import { built } from './places.ts';
import { runningDatabase } from './postgres/embedded.ts';
import { passThrough } from './processes.ts';
import { Stages } from './stages.ts';

/** Runs a built program, on our streams; what it prints is all that appears on stdout. */
export async function runBuilt(name: string, words: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return withBuild(new Stages(process.stderr), () =>
    passThrough(process.execPath, [built('cli', name), ...words], { env }),
  );
}

/**
 * As `runBuilt`, with a database: the one of DATABASE_URL, else the embedded one, which is started for as long as the
 * program runs unless `npm start` has it running.
 */
export async function runOnDatabase(name: string, words: string[]): Promise<number> {
  const running = process.env.DATABASE_URL ? null : runningDatabase();
  if (running) return runBuilt(name, words, { ...process.env, DATABASE_URL: running });
  const stages = new Stages(process.stderr);
  const database = chooseDatabase(stages, `npm run ${process.env.npm_lifecycle_event ?? name}`);
  try {
    await database.start();
    return await runBuilt(name, words, database.variables());
  } finally {
    await database.stop();
  }
}
