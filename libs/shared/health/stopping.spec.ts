import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';

const hooks = new URL('../testing/typescript-hooks.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./test/stoppable.ts', import.meta.url));

let child: ChildProcess;

async function start(): Promise<string> {
  child = spawn(process.execPath, ['--import', hooks, program], { stdio: ['ignore', 'pipe', 'ignore'] });
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

  it('drains and exits with 1 after an error that nobody caught', async () => {
    const url = await start();
    const exit = ended();
    expect((await fetch(`${url}/v1/accidents`, { method: 'POST' })).status).toBe(204);
    expect(await exit).toBe(1);
  });
});
