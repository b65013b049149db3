import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';

const hooks = new URL('../testing/typescript-hooks.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./test/stoppable.ts', import.meta.url));

let child: ChildProcess;

async function start(settings: NodeJS.ProcessEnv = {}): Promise<string> {
  const env = { ...process.env, ...settings };
  child = spawn(process.execPath, ['--import', hooks, program], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [address] = (await once(child.stdout!, 'data')) as [Buffer];
  return address.toString().trim();
}
const ended = async () => ((await once(child, 'exit')) as [number | null])[0];

afterEach(() => void child.kill('SIGKILL'));

describe('a program that runs until it is stopped', () => {
  it('finishes what is under way, takes new requests while it drains, and exits with 0', async () => {
    const url = await start();
    const exit = ended();
    const underWay = fetch(`${url}/v1/slow-things`);
    await wait(50);
    child.kill('SIGTERM');
    await wait(50);
    const late = await fetch(`${url}/v1/slow-things`);
    expect([late.status, late.headers.get('connection')]).toEqual([204, 'close']);
    expect((await underWay).status).toBe(204);
    expect(await exit).toBe(0);
  });

  it('ends although a client keeps its connection', async () => {
    const url = await start();
    const exit = ended();
    await fetch(`${url}/v1/nothing`).then((answer) => answer.text());
    const before = performance.now();
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('tells clients to let go of idle connections before the drain time is over, and keeps them longer', async () => {
    const url = new URL(await start({ DRAIN_MS: '3000' }));
    const socket = connect(Number(url.port), url.hostname);
    const ask = async () => {
      socket.write('GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n');
      return ((await once(socket, 'data')) as [Buffer])[0].toString();
    };
    expect(await ask()).toMatch(/\r\nKeep-Alive: timeout=2\r\n/i);
    await wait(3_500);
    expect(await ask()).toMatch(/^HTTP\/1\.1 404 /);
    socket.destroy();
  });

  it('drains and exits with 1 after an error that nobody caught', async () => {
    const url = await start();
    const exit = ended();
    expect((await fetch(`${url}/v1/accidents`, { method: 'POST' })).status).toBe(204);
    expect(await exit).toBe(1);
  });
});
