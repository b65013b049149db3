import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castOf, travel } from './demo/journey.ts';
import { freePort } from './ports.ts';
import { canEnter, serverAccount } from './postgres/account.ts';
import type { Account } from './postgres/account.ts';
import { query } from './postgres/query.ts';
import { startTestCluster } from './postgres/test-cluster.ts';
import { asProduction, withoutLogin } from './production.ts';
import { Refusal } from './refusal.ts';
import { buildImage } from './ship/image.ts';
import type { Image } from './ship/image.ts';
import { judgeImage } from './ship/judge.ts';
import { MailedClient, Mails } from './ship/mail.ts';
import { Program, runCommand } from './ship/program.ts';
import { Stages } from './stages.ts';

export const help = `
npm run ship:prove   acts out the Dockerfile and runs what comes out of it as production would

  For machines without a container engine: the same copies and commands, in a temporary folder; then provision, migrate,
  an API and a worker from there, with the image's variables only, as a user without privileges, on a throw-away
  PostgreSQL; and the whole journey, its mails by SMTP.
`;
export const mend = 'npm run ship:prove';

const FIRST_PORT = 14_000;
const database = 'shipped';

export async function run(): Promise<number> {
  const stages = new Stages();
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-ship-'));
  chmodSync(folder, 0o755);
  const account = serverAccount('');
  if (!canEnter(account, folder))
    throw new Refusal(`${account?.name} cannot enter ${folder}`, 'TMPDIR=/tmp npm run ship:prove');
  try {
    const image = await stages.run('image', async () => {
      const built = await buildImage(folder, account, (words) => stages.say(`  RUN ${words}`));
      return { ...built, says: built.app };
    });
    await stages.run('content', () => judgeImage(image.app));
    await runImage(stages, image, account);
    stages.total('proven');
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runImage(stages: Stages, image: Image, account: Account | null): Promise<void> {
  const cluster = await startTestCluster();
  const mails = new Mails();
  const running: Program[] = [];
  try {
    await query(cluster.server.url('postgres'), `create database ${database}`);
    const admin = cluster.server.url(database);
    const product = { ...asProduction(withoutLogin(admin), await mails.start()), DRAIN_MS: '200' };
    const start = async (role: string, port: number) => {
      const program = new Program(image, account, { ...product, ROLE: role, PORT: String(port) });
      running.push(program);
      return { program, took: await program.ready() };
    };
    for (const name of ['provision', 'migrate'])
      await stages.run(name, async () => ({
        says: await runCommand(image, account, { ...product, DATABASE_URL: admin }, [`dist/apps/api/cli/${name}.js`]),
      }));
    const port = await freePort(FIRST_PORT);
    const { program: api } = await stages.run('api', async () => described(await start('api', port)));
    await stages.run('worker', async () => described(await start('worker', await freePort(port + 1))));
    await stages.run('journey', async () => {
      await travel(new MailedClient(`http://127.0.0.1:${port}`, mails), castOf('ship'), () => undefined);
      return { says: `as it should, with ${mails.all.length} mails by SMTP` };
    });
    await stages.run('health', async () => ({ says: `HEALTHCHECK says ${await healthy(api)}` }));
    await stages.run('stop', () => stopAll(running));
  } finally {
    for (const program of running) program.kill();
    await mails.stop();
    await cluster.destroy();
  }
}

const described = ({ program, took }: { program: Program; took: number }) => ({
  program,
  says: `ready after ${took} ms, ${residentOf(program.pid)} resident`,
});

async function healthy(program: Program): Promise<number> {
  const code = await program.health();
  if (code !== 0) throw new Refusal(`The HEALTHCHECK of a ready program ends with ${code}`, 'Dockerfile');
  return code;
}

async function stopAll(programs: readonly Program[]): Promise<{ says: string }> {
  const ends = await Promise.all(programs.map((program) => program.stop()));
  const [api] = programs;
  if (ends.some(({ code }) => code !== 0)) throw new Refusal(`SIGTERM: ${JSON.stringify(ends)}`, mend);
  if ((await api?.health()) === 0)
    throw new Refusal('The HEALTHCHECK holds a stopped program for healthy', 'Dockerfile');
  for (const { log } of programs)
    if (/\n\s+at .*\.js:\d+/.test(log)) throw new Refusal(`A stack trace in the log:\n${log}`, mend);
  return {
    says: `SIGTERM: exit code 0 after ${ends.map(({ took }) => `${took} ms`).join(' and ')}, drain time included`,
  };
}

const residentOf = (pid: number): string => {
  const [, kilobytes = 'nobody knows how much'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return `${Math.round(Number(kilobytes) / 1024)} MB`;
};
