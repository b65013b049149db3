import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { findPostgres, PlainServer } from './backup/servers.ts';
import { Town } from './backup/town.ts';
import { withBuild } from './build.ts';
import { built } from './places.ts';
import { serverAccount } from './postgres/account.ts';
import { query } from './postgres/query.ts';
import { runPrograms } from './prepare.ts';
import { capture } from './processes.ts';
import { asProduction, ofThisMachine, withoutLogin } from './production.ts';
import { Refusal } from './refusal.ts';
import { Mails } from './ship/mail.ts';
import { Stages } from './stages.ts';

export const help = `
npm run backup:prove   takes the backup of docs/operations/backup.md, and restores it into another, empty server

  Wants a PostgreSQL with pg_dump on this machine. People and events from before the backup have to go on after it: old
  passwords and sessions, mails that were waiting, each exactly once.
`;
export const mend = 'npm run backup:prove';

const database = 'bulkhead';
/** The old server has counted further than the new one will have. */
const busy = `do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$`;

export async function run(): Promise<number> {
  const stages = new Stages();
  const binaries = findPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-backup-'));
  chmodSync(folder, 0o755);
  const account = serverAccount('');
  const servers: PlainServer[] = [];
  const mails = new Mails();
  try {
    await stages.run('postgres', async () => {
      for (const name of ['old', 'new']) servers.push(await PlainServer.start(binaries, join(folder, name), account));
      return { says: `two servers of ${binaries}` };
    });
    const smtp = await mails.start();
    const [older, newer] = servers as [PlainServer, PlainServer];
    await withBuild(stages, () => moveHouse(stages, { binaries, folder, older, newer, mails, smtp }));
    stages.total('proven');
    return 0;
  } finally {
    await mails.stop();
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Move {
  readonly binaries: string;
  readonly folder: string;
  readonly older: PlainServer;
  readonly newer: PlainServer;
  readonly mails: Mails;
  readonly smtp: string;
}

async function moveHouse(stages: Stages, { binaries, folder, older, newer, mails, smtp }: Move): Promise<void> {
  const dump = join(folder, 'bulkhead.dump');
  const before = asProduction(withoutLogin(older.url(database)), smtp);
  const after = { ...before, DATABASE_URL: withoutLogin(newer.url(database)), DATABASE_LOGIN_SECRET: secret() };
  const town = new Town(mails);
  await stages.run('before', async () => {
    await query(older.url('postgres'), busy);
    await query(older.url('postgres'), `create database ${database}`);
    await prepare(before, older, ['provision', 'migrate']);
    return { says: await town.live(before) };
  });
  await stages.run('dump', () =>
    runTool(binaries, 'pg_dump', ['--format=custom', `--file=${dump}`, older.url(database)]),
  );
  await stages.run('restore', async () => {
    await query(newer.url('postgres'), `create database ${database}`);
    await prepare(after, newer, ['provision']);
    const words = [
      '--clean',
      '--if-exists',
      '--exit-on-error',
      '--single-transaction',
      `--dbname=${newer.url(database)}`,
      dump,
    ];
    await runTool(binaries, 'pg_restore', words);
    return { says: await prepare(after, newer, ['migrate']) };
  });
  await stages.run('refusal', () => refusesToStart(after));
  await stages.run('rebase', async () => {
    const env = { ...ofThisMachine(), ...after, DATABASE_URL: newer.url(database) };
    const { code, output } = await capture(process.execPath, [built('cli', 'events'), 'rebase'], { env });
    if (code !== 0) throw new Refusal(`events rebase: ${output}`, mend);
    return { says: output.trim().replaceAll('\n', '; ') };
  });
  await stages.run('after', async () => ({ says: await town.goOn(after, newer.url(database)) }));
}

const secret = () => randomBytes(24).toString('base64url');

const prepare = (variables: NodeJS.ProcessEnv, server: PlainServer, programs: string[]): Promise<string> =>
  runPrograms(programs, { ...ofThisMachine(), ...variables, DATABASE_URL: server.url(database) }, mend);

async function runTool(binaries: string, name: string, words: string[]): Promise<{ says: string }> {
  const { code, output } = await capture(join(binaries, name), words, { env: { LC_ALL: 'C' } });
  if (code !== 0) throw new Refusal(`${name} ended with ${code}:\n${output.trim()}`, 'docs/operations/backup.md');
  return {
    says: `${name} ${words
      .slice(0, -1)
      .filter((word) => !word.includes('/'))
      .join(' ')}`,
  };
}

async function refusesToStart(variables: NodeJS.ProcessEnv): Promise<{ says: string }> {
  const env = { ...ofThisMachine(), ...variables, PORT: '0' };
  const { code, output } = await capture(process.execPath, [built('main')], { env, timeout: 30_000 });
  if (code === 1 && output.includes('npm run events -- rebase')) return { says: 'a start names the command' };
  throw new Refusal(`It started on events of another server, or did not say why not (${code}):\n${output}`, mend);
}
