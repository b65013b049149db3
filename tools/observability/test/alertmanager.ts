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

/** A real Alertmanager with the committed configuration; what it would tell goes nowhere within a test's time. */
export class Alertmanager {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulkhead-alertmanager-'));
  #child: ChildProcess | undefined;
  #url = '';

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
    await this.#post(firing, new Date(Date.now() + MINUTE_MS));
    try {
      const answer = await fetch(`${this.#url}/api/v2/alerts?active=true&inhibited=false&silenced=false`);
      const alerts = (await answer.json()) as { labels: Labels }[];
      return alerts.map(({ labels }) => labels);
    } finally {
      await this.#post(firing, new Date(Date.now() - MINUTE_MS));
    }
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    if (this.#child) await exitOf(this.#child);
    rmSync(this.#folder, { recursive: true });
  }

  async #post(alerts: readonly Labels[], endsAt: Date): Promise<void> {
    const startsAt = new Date(Date.now() - 2 * MINUTE_MS);
    const body = JSON.stringify(alerts.map((labels) => ({ labels, startsAt, endsAt })));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#url}/api/v2/alerts`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
  }
}
