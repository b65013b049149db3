import { Injectable } from '@nestjs/common';
import { passwordsBusy } from '../identity.errors.js';

const AT_ONCE = 2;
const LONGEST_QUEUE = 32;

/** Lets two hashes run at once and 32 wait: a flood of sign-ins must not take all memory and every core. */
@Injectable()
export class PasswordQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws `passwords_busy` at once when the queue is full */
  async run<T>(hash: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await hash();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running++;
      return;
    }
    if (this.waiting.length >= LONGEST_QUEUE) throw passwordsBusy();
    await new Promise<void>((admit) => this.waiting.push(admit));
  }

  /** Hands the place on, so that nobody who comes later gets in between. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}
