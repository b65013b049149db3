import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { statusOf } from '../app.ts';
import { identity } from '../postgres/account.ts';
import type { Account } from '../postgres/account.ts';
import { capture, exitOf } from '../processes.ts';
import { Refusal } from '../refusal.ts';
import { execForm, lastOf } from './dockerfile.ts';
import type { Image } from './image.ts';

const START_MILLISECONDS = 60_000;

/** A container's process, as far as that can be had without a container: the image's files, variables and user. */
export class Program {
  readonly #child: ChildProcess;
  readonly exit: Promise<number>;
  readonly #began = performance.now();
  readonly #image: Image;
  readonly #options: { readonly cwd: string; readonly env: Record<string, string>; uid?: number; gid?: number };
  #words = '';

  constructor(image: Image, account: Account | null, variables: Record<string, string>) {
    this.#image = image;
    this.#options = { cwd: image.app, env: { ...image.variables, ...variables }, ...identity(account) };
    const [program = '', ...words] = execForm(lastOf(image.stage, 'CMD'));
    this.#child = spawn(program, words, { ...this.#options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#words += chunk.toString()));
    this.exit = exitOf(this.#child);
  }

  /** Everything that it has said. */
  get log(): string {
    return this.#words;
  }

  /** @returns the milliseconds from its start until it was ready */
  async ready(): Promise<number> {
    const end = Date.now() + START_MILLISECONDS;
    while (this.#child.exitCode === null && Date.now() < end) {
      if ((await statusOf(`http://127.0.0.1:${this.#options.env.PORT}/health/ready`)) === 200)
        return Math.round(performance.now() - this.#began);
      await delay(10);
    }
    throw new Refusal(`It did not become ready:\n${this.#words}`, 'npm run ship:prove');
  }

  /** What the HEALTHCHECK says now: 0 is healthy. */
  async health(): Promise<number> {
    const words = lastOf(this.#image.stage, 'HEALTHCHECK').replace(/^.*?CMD /, '');
    const [program = '', ...rest] = execForm(words);
    return (await capture(program, rest, this.#options)).code;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @returns its exit code, and the milliseconds that it took */
  async stop(): Promise<{ code: number; took: number }> {
    const began = performance.now();
    this.#child.kill('SIGTERM');
    return { code: await this.exit, took: Math.round(performance.now() - began) };
  }

  kill(): void {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
  }
}

/** Runs one of the image's commands to its end. @throws Refusal when it fails */
export async function runCommand(
  image: Image,
  account: Account | null,
  variables: Record<string, string>,
  words: string[],
) {
  const options = { cwd: image.app, env: { ...image.variables, ...variables }, ...identity(account) };
  const { code, output } = await capture('node', words, options);
  if (code !== 0) throw new Refusal(`node ${words.join(' ')} ended with ${code}:\n${output}`, 'npm run ship:prove');
  return output.trim().split('\n').at(-1) ?? '';
}
