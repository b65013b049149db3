import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stateFolder } from '../../runner/places.ts';
import { freePort } from '../../runner/ports.ts';
import { Launched } from './launch.ts';
import { bootAims, bootSection } from './section.ts';
import type { BootData } from './section.ts';
import { Starts } from './starts.ts';

const cores = { server: null, others: null, says: '' };
let folder: string;

/** Below the clone, where the programs find NestJS. */
beforeAll(() => {
  mkdirSync(stateFolder, { recursive: true });
  folder = mkdtempSync(join(stateFolder, 'boot-spec-'));
  writeFileSync(join(folder, 'main.mjs'), `await (await import('./serve.mjs')).serve(process.env);`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The least program that starts as the product does. */
const serve = (create: string, status: number) => `
  import { createServer } from 'node:http';
  import { NestFactory } from '@nestjs/core';
  import { FastifyAdapter } from '@nestjs/platform-fastify';
  class Nothing {}
  export async function serve({ PORT }) {
    ${create}
    createServer((_, response) => response.writeHead(${status}).end('not now')).listen(Number(PORT), '127.0.0.1');
  }`;
const nest = 'await (await NestFactory.create(Nothing, new FastifyAdapter(), { logger: false })).init();';

async function launch(program: string, patience = 20_000) {
  writeFileSync(join(folder, 'serve.mjs'), program);
  const port = await freePort(16_500);
  const log = join(folder, 'log');
  return Launched.start({
    ...{ name: 'it', program: join(folder, 'main.mjs'), port, env: process.env },
    ...{ cores, log, patience },
  });
}

describe('a start', () => {
  it('consists of phases, and is over when the server says that it is ready', async () => {
    const launched = await launch(serve(nest, 200));
    await launched.stop();
    expect(Object.keys(launched.phases)).toEqual(['node', 'import', 'container', 'init', 'listen', 'ready']);
    expect(Object.values(launched.phases).every((it: number) => it >= 0)).toBe(true);
    expect(launched.milliseconds).toBeGreaterThan(launched.phases.import);
  });

  it('is red with the words of a program that ends before it is ready', async () => {
    const failing = `export const serve = () => { console.log('no schema'); process.exit(1); };`;
    await expect(launch(failing)).rejects.toThrow(/it did not become ready:\nno schema/);
  });

  it('is red when the server never says that it is ready', async () => {
    await expect(launch(serve(nest, 503), 3_000)).rejects.toThrow(/did not become ready/);
  });

  it('is red when a phase goes by unseen', async () => {
    await expect(launch(serve('', 200))).rejects.toThrow(/The phase container of a start was not marked/);
  });

  it('is red when the first request is refused, and when no compile cache is left behind', async () => {
    writeFileSync(join(folder, 'serve.mjs'), serve(nest, 200).replace('writeHead(200)', 'writeHead(it(_.url))') + only);
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    const program = { name: 'it', program: join(folder, 'main.mjs'), env, cores, firstPath: '/first', headers: {} };
    const starts = new Starts(program);
    await expect(starts.start('warm')).rejects.toThrow(/answered its first request 404: not now/);
    await expect(starts.fillCache()).rejects.toThrow(/left no compile cache behind/);
    starts.remove();
  });
});

const only = `const it = (url) => (url === '/health/ready' ? 200 : 404);`;

describe('the section', () => {
  const phases = { node: 50, import: 900, container: 200, init: 300, listen: 10, ready: 40 };
  const of = (ready: number) => [{ phases, ready, firstRequest: 30 }];
  const data = (warm: number): BootData => ({
    product: { files: 1900, cold: of(2000), warm: of(warm) },
    hello: { files: 900, cold: of(900), warm: of(500) },
    profile: [{ name: 'typeorm', milliseconds: 47 }],
  });

  it('says whether a warm start keeps below its aim', () => {
    expect(bootAims(data(1500))).toEqual([expect.objectContaining({ found: '1.50 s', missedBy: null })]);
    expect(bootAims(data(3100))).toEqual([expect.objectContaining({ missedBy: '0.10 s' })]);
  });

  it('shows what a start consists of, beside the floor', () => {
    const section = bootSection(data(1500));
    expect(section).toContain('| **start** | 2000 | 1500 | 900 | 500 |');
    expect(section).toContain('Loading files is 45 % of a cold start and 60 % of a warm one.');
    expect(section).toContain('| typeorm | 47 |');
  });
});
