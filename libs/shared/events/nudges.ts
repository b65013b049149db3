import { Injectable } from '@nestjs/common';

/** Tells this process's pumps that there may be work, so that they need not wait for their next look. */
@Injectable()
export class Nudges {
  private readonly sleepers = new Set<() => void>();

  nudge(): void {
    for (const wake of this.sleepers) wake();
  }

  onNudge(wake: () => void): () => void {
    this.sleepers.add(wake);
    return () => this.sleepers.delete(wake);
  }
}
