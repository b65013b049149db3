import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { statusOf } from '../../runner/app.ts';
import { root } from '../../runner/places.ts';
import { exitOf } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Target } from '../load/connection.ts';
import type { Cores } from '../machine/cores.ts';
import { onServerCore } from '../machine/cores.ts';

const marks = join(import.meta.dirname, 'marks.mjs');
const PATIENCE_MS = 60_000;

/** How long each part of a start took, in milliseconds and in this order. */
export interface Phases {
  /** From the call that starts the process to the first line of the program. */
  readonly node: number;
  /** Loading: reading, compiling and running all files. */
  readonly import: number;
  /** Settings, and what NestJS makes of modules and providers. */
  readonly container: number;
  /** Routes, and what modules do at their start: checking schemas, opening connections, beginning loops. */
  readonly init: number;
  readonly listen: number;
  /** Until the first 200 of /health/ready. */
  readonly ready: number;
}

export interface LaunchOptions {
  readonly name: string;
  /** The built program. */
  readonly program: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly cores: Cores;
  /** Where its log goes. */
  readonly log: string;
  /** Words for Node itself. */
  readonly flags?: readonly string[];
  readonly patience?: number;
}

type Marks = Record<'began' | 'imported' | 'created' | 'initialised' | 'listening', number>;

/** A server whose start was watched: /health/ready has answered 200. */
export class Launched {
  readonly target: Target;
  readonly pid: number;
  readonly phases: Phases;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, target: Target, phases: Phases) {
    this.#child = child;
    this.target = target;
    this.pid = child.pid ?? 0;
    this.phases = phases;
  }

  /** @throws Refusal with the last of its log when it does not become ready */
  static async start(options: LaunchOptions): Promise<Launched> {
    const { name, port, log, patience = PATIENCE_MS } = options;
    const target = { host: '127.0.0.1', port };
    const spawned = now();
    const child = spawnServer(options);
    const times = await Promise.race([
      marksOf(child),
      exitOf(child).then(() => null),
      delay(patience, null, { ref: false }),
    ]);
    const end = Date.now() + patience;
    while (times && child.exitCode === null && Date.now() < end) {
      if ((await statusOf(`http://${target.host}:${port}/health/ready`)) === 200)
        return await Launched.#of(child, target, () => phasesOf(spawned, times, now()));
      await delay(2);
    }
    await stop(child, 'SIGKILL');
    const words = readFileSync(log, 'utf8').slice(-3000);
    throw new Refusal(`${name} did not become ready:\n${words}`, 'Mend what it says above');
  }

  static async #of(child: ChildProcess, target: Target, phases: () => Phases): Promise<Launched> {
    try {
      return new Launched(child, target, phases());
    } catch (error) {
      await stop(child, 'SIGKILL');
      throw error;
    }
  }

  /** From the call that starts the process to the first 200 of /health/ready. */
  get milliseconds(): number {
    return Object.values(this.phases as unknown as Record<string, number>).reduce((sum, it) => sum + it, 0);
  }

  /** @param signal `SIGTERM` lets it finish what it has under way, and Node write its compile cache */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    await stop(this.#child, signal);
  }
}

function spawnServer({ program, port, env, cores, log, flags = [] }: LaunchOptions): ChildProcess {
  const output = openSync(log, 'w');
  const words = [process.execPath, ...flags, '--import', marks, program];
  const child = spawn(...onServerCore(cores, words), {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  return child;
}

const marksOf = async (child: ChildProcess): Promise<Marks> => {
  const [told] = (await once(child, 'message')) as [Marks];
  return told;
};

/** @throws Error when a phase was not marked, as when NestJS begins to start by other methods */
function phasesOf(spawned: number, { began, imported, created, initialised, listening }: Marks, ready: number): Phases {
  const phases = {
    node: began - spawned,
    import: imported - began,
    container: created - imported,
    init: initialised - created,
    listen: listening - initialised,
    ready: ready - listening,
  };
  const unmarked = Object.entries(phases).find(([, milliseconds]) => !(milliseconds >= 0));
  if (unmarked) throw new Error(`The phase ${unmarked[0]} of a start was not marked: see marks.mjs`);
  return phases;
}

/** The clock that a child's `performance` agrees with. */
const now = () => performance.timeOrigin + performance.now();

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await exitOf(child);
}
