import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { statusOf } from '../../runner/app.ts';
import { inRoot } from '../../runner/places.ts';
import { freePort } from '../../runner/ports.ts';
import { exitOf } from '../../runner/processes.ts';
import { findProgram } from '../../runner/prometheus.ts';
import { alertmanagerFile } from '../files.ts';

const FIRST_PORT = 22_090;
const MINUTE_MS = 60_000;

export type Labels = Readonly<Record<string, string>>;

/**
 * An alert, and the one that silences it and nothing else. What silences is noted after the answer to whoever posts, one
 * alert after another: once the last one has its effect, all before it have theirs.
 */
const pairOf = (module: string): [Labels, Labels] => [
  { alertname: 'BulkheadBudgetExceeded', module, resource: 'database_time', severity: 'ticket' },
  { alertname: 'BulkheadAftermath', module, scope: 'module', window: '6h', severity: 'none' },
];

/** A real Alertmanager with the committed configuration; what it would tell goes nowhere within a test's time. */
export class Alertmanager {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulkhead-alertmanager-'));
  #child: ChildProcess | undefined;
  #url = '';
  #probes = 0;

  async start(): Promise<void> {
    const port = await freePort(FIRST_PORT);
    this.#url = `http://127.0.0.1:${port}`;
    const words = [`--config.file=${inRoot(alertmanagerFile)}`, `--storage.path=${this.#folder}`];
    const where = [`--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address='];
    this.#child = spawn(findProgram('alertmanager') ?? '', [...words, ...where], { stdio: 'ignore' });
    for (const end = Date.now() + MINUTE_MS; (await statusOf(`${this.#url}/-/ready`)) !== 200; await delay(50))
      if (Date.now() > end || this.#child.exitCode !== null) throw new Error('Alertmanager did not start');
  }

  /** Of alerts that fire together, those that nothing silences. */
  async loud(firing: readonly Labels[]): Promise<Labels[]> {
    const [silenced, silencer] = pairOf(`probe-${this.#probes++}`);
    const all = [silenced, ...firing, silencer];
    await this.#post(all, new Date(Date.now() + MINUTE_MS));
    try {
      for (const end = Date.now() + MINUTE_MS; Date.now() < end; await delay(10)) {
        const loud = await this.#read();
        if (!loud.some(({ module }) => module === silenced.module)) return loud;
      }
      throw new Error('Alertmanager silences nothing');
    } finally {
      await this.#post(all, new Date(Date.now() - MINUTE_MS));
    }
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    if (this.#child) await exitOf(this.#child);
    rmSync(this.#folder, { recursive: true });
  }

  async #read(): Promise<Labels[]> {
    const answer = await fetch(`${this.#url}/api/v2/alerts?active=true&inhibited=false&silenced=false`);
    const alerts = (await answer.json()) as { labels: Labels }[];
    return alerts.map(({ labels }) => labels).filter(({ severity }) => severity !== 'none');
  }

  async #post(alerts: readonly Labels[], endsAt: Date): Promise<void> {
    const startsAt = new Date(Date.now() - 2 * MINUTE_MS);
    const body = JSON.stringify(alerts.map((labels) => ({ labels, startsAt, endsAt })));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#url}/api/v2/alerts`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
  }
}
