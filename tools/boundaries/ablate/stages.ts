import { performance } from 'node:perf_hooks';

/** What a stage has to say, and the lines that show why it failed; none: it passed. */
export interface Outcome {
  readonly says: string;
  readonly faults?: readonly string[];
}

/** Tells one line a stage, with its time, and what has failed at once: the longer ones take minutes. */
export class Stages {
  private failures = 0;
  private readonly began = performance.now();
  private readonly out: (text: string) => void;

  constructor(out: (text: string) => void) {
    this.out = out;
  }

  get failed(): number {
    return this.failures;
  }

  async run<T extends Outcome>(name: string, work: () => Promise<T> | T): Promise<T> {
    const began = performance.now();
    const result = await work();
    const { says, faults = [] } = result;
    const seconds = secondsSince(began).padStart(6);
    if (faults.length > 0) this.failures += 1;
    this.out(`${faults.length > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${seconds} s  ${says}`.trimEnd() + '\n');
    for (const fault of faults) this.out(`${fault.replace(/^/gm, '  ')}\n`);
    return result;
  }

  /** The last word on a module. */
  end(text: string): void {
    this.out(`${text}  ${secondsSince(this.began)} s\n`);
  }
}

const secondsSince = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);
