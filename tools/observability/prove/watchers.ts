import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { statusOf } from '../../runner/app.ts';
import { inRoot } from '../../runner/places.ts';
import { freePort } from '../../runner/ports.ts';
import { exitOf } from '../../runner/processes.ts';
import { findProgram } from '../../runner/prometheus.ts';
import type { PrometheusProgram } from '../../runner/prometheus.ts';
import { Refusal } from '../../runner/refusal.ts';
import { alertmanagerFile, causesFile } from '../files.ts';
import { readOwners } from '../owners.ts';
import { readPromises } from '../slo/objectives.ts';

const FIRST_PORT = 19_090;
const START_MILLISECONDS = 30_000;
/** An evaluation of the rules, and a little. */
const RELOAD_MILLISECONDS = 6_000;
const prometheusFile = 'ops/prometheus/prometheus.yml';
const AlertList = z.array(z.object({ labels: z.record(z.string(), z.string()) }));

interface Places {
  readonly targets: readonly string[];
  readonly alertmanager: number;
  readonly pager: string;
}

/** A change of what is committed, on its way to the servers: proves that the proof can fail. */
export type Tamper = (name: 'rules' | 'alertmanager', text: string) => string;

/** A real Prometheus and a real Alertmanager, with what is committed, less addresses. */
export class Watchers {
  readonly #folder: string;
  readonly #children: ChildProcess[] = [];
  #words = '';
  #alertmanager = '';
  #places: Places = { targets: [], alertmanager: 0, pager: '' };

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param targets addresses of the metrics of each process @param pager origin of whoever is told */
  async start(targets: readonly string[], pager: string): Promise<{ says: string }> {
    const [prometheus, alertmanager] = [await freePort(FIRST_PORT), await freePort(FIRST_PORT + 1000)];
    this.#alertmanager = `http://127.0.0.1:${alertmanager}`;
    this.#places = { targets, alertmanager, pager };
    this.#write((_name, text) => text);
    this.#launch('alertmanager', alertmanager, [
      '--storage.path',
      join(this.#folder, 'told'),
      '--cluster.listen-address=',
    ]);
    this.#launch('prometheus', prometheus, ['--storage.tsdb.path', join(this.#folder, 'series')]);
    await this.#ready(`http://127.0.0.1:${prometheus}/-/ready`);
    await this.#ready(`${this.#alertmanager}/-/ready`);
    return { says: `Prometheus on port ${prometheus}, Alertmanager on ${alertmanager}, with the files below ops/` };
  }

  /** Goes on with other files than those that are committed. */
  async reload(tamper: Tamper): Promise<void> {
    this.#write(tamper);
    for (const child of this.#children) child.kill('SIGHUP');
    await delay(RELOAD_MILLISECONDS);
  }

  /** Pages whose alerts fire and are not inhibited, as Alertmanager has them. */
  async loud(): Promise<string[]> {
    const answer = await fetch(`${this.#alertmanager}/api/v2/alerts?active=true&silenced=false&inhibited=false`);
    const alerts = AlertList.parse(await answer.json()).filter(({ labels }) => labels.severity === 'page');
    return alerts.map(({ labels: { alertname, module = '' } }) => `${alertname} ${module}`.trim());
  }

  async stop(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM');
    await Promise.all(this.#children.map((child) => exitOf(child)));
  }

  #write(tamper: Tamper): void {
    const { targets, alertmanager, pager } = this.#places;
    const to = (name: string, text: string) => writeFileSync(join(this.#folder, name), text);
    const rules = join(this.#folder, 'rules');
    cpSync(inRoot('ops/prometheus/rules'), rules, { recursive: true });
    to('rules/causes.rules.yml', tamper('rules', readFileSync(inRoot(causesFile), 'utf8')));
    const prometheus = readFileSync(inRoot(prometheusFile), 'utf8')
      .replace("targets: ['api:9464', 'worker:9464']", `targets: ${JSON.stringify(targets)}`)
      .replace('alertmanager:9093', `127.0.0.1:${alertmanager}`);
    to('prometheus.yml', prometheus);
    const { origin } = new URL(readPromises(readOwners()).links.receivers);
    const config = tamper('alertmanager', readFileSync(inRoot(alertmanagerFile), 'utf8'));
    to('alertmanager.yml', config.replaceAll(origin, pager));
  }

  #launch(name: PrometheusProgram, port: number, words: string[]): void {
    const program = findProgram(name);
    if (!program) throw new Refusal(`There is no ${name} here`, 'apt-get install prometheus prometheus-alertmanager');
    const all = [
      `--config.file=${join(this.#folder, `${name}.yml`)}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...words,
    ];
    const child = spawn(program, all, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#words += chunk.toString()));
    this.#children.push(child);
  }

  async #ready(url: string): Promise<void> {
    for (const end = Date.now() + START_MILLISECONDS; Date.now() < end; await delay(100)) {
      if ((await statusOf(url)) === 200) return;
      if (this.#children.some(({ exitCode }) => exitCode !== null)) break;
    }
    throw new Refusal(`${url} did not become ready:\n${this.#words.slice(-3000)}`, 'npm run alerts:prove');
  }
}
