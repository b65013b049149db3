import { Injectable } from '@nestjs/common';
import type { Snapshot } from './snapshot.js';
import { SnapshotsConfig } from './snapshots.config.js';

const MEBIBYTE = 1024 * 1024;

interface Entry {
  readonly snapshot: Snapshot;
  /** Counts all reads: the entry with the lowest was asked for longest ago. */
  readAt: number;
}

interface Place {
  readonly organizationId: string;
  readonly environmentKey: string;
}

/** An environment of an organization, by one name. */
export const placeOf = (organizationId: string, environmentKey: string): string =>
  `${organizationId}/${environmentKey}`;

/**
 * The snapshots of this process, as many as its share of memory takes. What was asked for longest ago goes first; what
 * is to be kept stays whatever it takes, and so does the one that came last, or its reader would never have it.
 */
@Injectable()
export class SnapshotsStore {
  private readonly entries = new Map<string, Entry>();
  private readonly kept = new Map<string, Place>();
  private readonly mostBytes: number;
  private reads = 0;
  private usedBytes = 0;

  constructor({ memoryMebibytes }: SnapshotsConfig) {
    this.mostBytes = memoryMebibytes * MEBIBYTE;
  }

  get bytes(): number {
    return this.usedBytes;
  }

  get(place: string): Snapshot | undefined {
    const entry = this.entries.get(place);
    if (!entry) return undefined;
    entry.readAt = ++this.reads;
    return entry.snapshot;
  }

  all(): Snapshot[] {
    return [...this.entries.values()].map(({ snapshot }) => snapshot);
  }

  put(snapshot: Snapshot): void {
    const place = placeOf(snapshot.organizationId, snapshot.environmentKey);
    const before = this.entries.get(place);
    this.entries.set(place, { snapshot, readAt: before?.readAt ?? ++this.reads });
    this.usedBytes += snapshot.bytes - (before?.snapshot.bytes ?? 0);
    while (this.usedBytes > this.mostBytes && this.evictAllBut(place));
  }

  remove(place: string): void {
    this.usedBytes -= this.entries.get(place)?.snapshot.bytes ?? 0;
    this.entries.delete(place);
  }

  /** From now on this one is not the one to go. */
  keep(organizationId: string, environmentKey: string): void {
    this.kept.set(placeOf(organizationId, environmentKey), { organizationId, environmentKey });
  }

  /** What is to be kept, and is not there. */
  missing(): Place[] {
    return [...this.kept].filter(([place]) => !this.entries.has(place)).map(([, it]) => it);
  }

  /** False when nothing is left that may go. */
  private evictAllBut(newest: string): boolean {
    let oldest: [place: string, readAt: number] | undefined;
    for (const [place, { readAt }] of this.entries) {
      if (place === newest || this.kept.has(place)) continue;
      if (!oldest || readAt < oldest[1]) oldest = [place, readAt];
    }
    if (oldest) this.remove(oldest[0]);
    return oldest !== undefined;
  }
}
