import { Injectable, Module } from '@nestjs/common';

type Say = () => string | undefined;

/**
 * What modules have to say of how they stand, beside the checks: for people who look at the health of a process. A note
 * makes nothing unready.
 */
@Injectable()
export class HealthNotes {
  private readonly sayings = new Map<string, Say>();

  /** @param say asked whenever somebody looks: from memory, without waiting; undefined when all is well */
  add(name: string, say: Say): void {
    this.sayings.set(name, say);
  }

  /** What there is to say now, by name; none when all is well. */
  all(): Record<string, string> {
    const notes = [...this.sayings].flatMap(([name, say]) => {
      const note = say();
      return note === undefined ? [] : [[name, note] as const];
    });
    return Object.fromEntries(notes);
  }
}

/** For modules that have something to say. */
@Module({ providers: [HealthNotes], exports: [HealthNotes] })
export class HealthNotesModule {}
