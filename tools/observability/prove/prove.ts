import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asProduction, ofThisMachine, withoutLogin } from '../../runner/production.ts';
import { runPrograms } from '../../runner/prepare.ts';
import { Refusal } from '../../runner/refusal.ts';
import { Mails } from '../../runner/ship/mail.ts';
import type { Stages } from '../../runner/stages.ts';
import { nameOf, LONGEST_SECONDS, pagesBeside } from './judge.ts';
import type { Outcome } from './judge.ts';
import { Pager } from './pager.ts';
import { Postgres } from './postgres.ts';
import { ProductUnderWatch } from './product.ts';
import type { Scenario, Scene } from './scenarios.ts';
import { Traffic } from './traffic.ts';
import { Watchers } from './watchers.ts';
import type { Tamper } from './watchers.ts';

const mend = 'npm run alerts:prove';
const SILENT_SECONDS = 60;
const QUIET_SECONDS = 240;
/** As long as a page on the budget would take that the last fault has caused: 2 minutes, and the way to its reader. */
const LAST_SECONDS = 180;

/** Everything that a proof needs to run. */
export class Proof {
  readonly #stages: Stages;
  readonly #mistake: ((scenario: string) => Tamper) | null;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulkhead-alerts-'));
  readonly #pager = new Pager();
  readonly #mails = new Mails();
  readonly #watchers = new Watchers(this.#folder);
  #scene: Scene | undefined;
  #traffic: Traffic | undefined;

  /** @param mistake what is wrong with the files during a scenario; null for nothing */
  constructor(stages: Stages, mistake: ((scenario: string) => Tamper) | null) {
    this.#stages = stages;
    this.#mistake = mistake;
  }

  /** PostgreSQL, product, watchers and people; resolves after a minute in which nobody was told of anything. */
  async open(): Promise<void> {
    const { postgres } = await this.#stages.run('postgres', async () => ({
      postgres: await Postgres.open(),
      says: 'a server of its own',
    }));
    const settings = { ...asProduction(withoutLogin(postgres.url), await this.#mails.start()), LOG_LEVEL: 'info' };
    const product = new ProductUnderWatch(settings);
    this.#scene = { postgres, product, settings };
    await this.#stages.run('schemas', async () => ({
      says: await runPrograms(
        ['provision', 'migrate'],
        { ...ofThisMachine(), ...settings, DATABASE_URL: postgres.url },
        mend,
      ),
    }));
    for (const role of ['api', 'worker'] as const) await this.#stages.run('product', () => product.start(role));
    const pager = await this.#pager.start();
    await this.#stages.run('watchers', () => this.#watchers.start(product.targets, pager));
    const traffic = (this.#traffic = new Traffic(product.url, this.#mails));
    await this.#stages.run('traffic', () => traffic.start());
    await this.#stages.run('silence', () => this.#keepSilent(traffic));
  }

  /** Breaks one thing, waits until somebody is told, mends it, and waits until it is quiet. */
  async act(scenario: Scenario): Promise<Outcome> {
    const scene = this.#scene;
    if (!scene) throw new Error('open() comes first');
    if (this.#mistake) await this.#watchers.reload(this.#mistake(scenario.name));
    const outcome = await this.#stages.run(scenario.name, async () => {
      this.#traffic?.tally();
      const began = performance.now();
      const heal = await scenario.break(scene);
      const told = await this.#toldOf(scenario, began);
      const answers = this.#traffic?.tally();
      await heal();
      const seconds = ((told?.at ?? performance.now()) - began) / 1000;
      const says = told
        ? `${seconds.toFixed(1)} s: ${told.summary} (answers meanwhile: ${answers})`
        : 'nobody was told';
      return { began, told, seconds, says };
    });
    await this.#stages.run('quiet', () => this.#waitUntilQuiet());
    const { began, told, seconds } = outcome;
    return { scenario, told, seconds, otherPages: pagesBeside(this.#pager.since(began), scenario.alert) };
  }

  /** Pages that come after the last scenario. */
  async linger(): Promise<{ says: string; late: readonly string[] }> {
    const from = performance.now();
    await delay(LAST_SECONDS * 1000);
    const late = pagesBeside(this.#pager.since(from), '').map(({ labels }) => nameOf(labels));
    return { late, says: late.join(', ') || `nobody was told of anything in ${LAST_SECONDS} s more` };
  }

  get tickets(): string[] {
    const tickets = this.#pager.since(0).filter(({ labels }) => labels.severity === 'ticket');
    return [...new Set(tickets.map(({ labels, receiver }) => `${nameOf(labels)} to ${receiver}`))];
  }

  async close(): Promise<void> {
    this.#traffic?.stop();
    await this.#watchers.stop();
    await this.#scene?.product.stopAll();
    await this.#scene?.postgres.destroy();
    await this.#mails.stop();
    await this.#pager.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #keepSilent(traffic: Traffic): Promise<{ says: string }> {
    traffic.tally();
    await delay(SILENT_SECONDS * 1000);
    const told = this.#pager.told.map(({ labels }) => nameOf(labels));
    const answers = traffic.tally();
    if (told.length === 0) return { says: `nobody was told of anything in ${SILENT_SECONDS} s: ${answers}` };
    process.stderr.write(this.#scene?.product.log ?? '');
    throw new Refusal(`Nothing was wrong, and somebody was told of ${told.join(', ')} (${answers})`, mend);
  }

  async #toldOf({ alert }: Scenario, began: number) {
    for (const end = began + LONGEST_SECONDS * 1000; performance.now() < end; await delay(100)) {
      const told = this.#pager.told.find((it) => it.at >= began && it.alert === alert && !it.resolved);
      if (told) return told;
    }
    return null;
  }

  async #waitUntilQuiet(): Promise<{ says: string }> {
    let loud = await this.#watchers.loud();
    for (const end = Date.now() + QUIET_SECONDS * 1000; Date.now() < end; await delay(1000)) {
      loud = await this.#watchers.loud();
      if (loud.length === 0) return { says: 'no page fires that nothing silences' };
    }
    return { says: `still there after ${QUIET_SECONDS} s: ${loud.join(', ')}` };
  }
}
