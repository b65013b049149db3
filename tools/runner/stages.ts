import { performance } from 'node:perf_hooks';

/** Prints one line a stage, with its time. Plain text: it reads the same in a terminal, a pipe and a CI log. */
export class Stages {
  readonly #out: NodeJS.WritableStream;
  readonly #began = performance.now();

  constructor(out: NodeJS.WritableStream = process.stdout) {
    this.#out = out;
  }

  /** Does `work` and prints its name, its time, and the words that it returns. */
  async run<T extends { says: string }>(name: string, work: () => Promise<T> | T): Promise<T> {
    const began = performance.now();
    try {
      const result = await work();
      this.#print('✓', name, began, result.says);
      return result;
    } catch (error) {
      this.#print('✗', name, began, '');
      throw error;
    }
  }

  /** A stage that cannot throw, such as a check among others. */
  report(passed: boolean, name: string, began: number, says: string): void {
    this.#print(passed ? '✓' : '✗', name, began, says);
  }

  total(words: string): void {
    this.#print('✓', words, this.#began, '');
  }

  say(text: string): void {
    this.#out.write(`${text}\n`);
  }

  #print(mark: string, name: string, began: number, says: string): void {
    const seconds = ((performance.now() - began) / 1000).toFixed(2).padStart(6);
    this.say(`${mark} ${name.padEnd(9)} ${seconds} s  ${says}`.trimEnd());
  }
}
