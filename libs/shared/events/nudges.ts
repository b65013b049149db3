import { Injectable } from '@nestjs/common';

/** Where events wait: in a publisher's outbox for a relay, in a subscriber's inbox for handlers. */
export type WaitingPlace = 'outbox' | 'inbox';

/** Tells this process's pumps that there may be work, so that they need not wait for their next look. */
@Injectable()
export class Nudges {
  private readonly sleepers = new Map<string, Set<() => void>>();
  private tellOthers: (publisher: string) => void = () => undefined;

  /** Wakes those who look there. False when nobody in this process does. */
  wake(place: WaitingPlace, module: string): boolean {
    const sleepers = this.sleepers.get(`${place} ${module}`);
    for (const wakeUp of sleepers ?? []) wakeUp();
    return (sleepers?.size ?? 0) > 0;
  }

  wakeAll(): void {
    for (const sleepers of this.sleepers.values()) for (const wakeUp of sleepers) wakeUp();
  }

  /** @returns the way to be woken no more. */
  onWake(place: WaitingPlace, module: string, wakeUp: () => void): () => void {
    const key = `${place} ${module}`;
    const sleepers = this.sleepers.get(key) ?? new Set();
    this.sleepers.set(key, sleepers.add(wakeUp));
    return () => sleepers.delete(wakeUp);
  }

  /** Events of this module were committed: its relay here takes them up, or another process has to. */
  published(module: string): void {
    if (!this.wake('outbox', module)) this.tellOthers(module);
  }

  /** Whom to tell of what nobody in this process will carry. */
  onPublishedForOthers(tell: (publisher: string) => void): void {
    this.tellOthers = tell;
  }
}
