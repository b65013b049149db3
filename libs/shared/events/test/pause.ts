import { Milestones } from '../milestones.js';
import type { Milestone } from '../milestones.js';

/** A program that stands still at one milestone until it is let go, as a stopped process or a long pause would. */
export class Pause extends Milestones {
  private readonly reached = Promise.withResolvers<void>();
  private readonly gate = Promise.withResolvers<void>();

  constructor(private readonly at: Milestone) {
    super();
  }

  override async pass(milestone: Milestone): Promise<void> {
    if (milestone !== this.at) return;
    this.reached.resolve();
    await this.gate.promise;
  }

  whenReached(): Promise<void> {
    return this.reached.promise;
  }

  letGo(): void {
    this.gate.resolve();
  }
}
