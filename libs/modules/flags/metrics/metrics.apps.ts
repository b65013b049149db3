import { Injectable } from '@nestjs/common';

const LONGEST_NAME = 100;
const MOST_AN_HOUR = 50;
/** What all further ones are counted as. */
export const OTHERS = 'other applications';

/**
 * Which applications have a row of their own: whoever has a publishable key can make up any number of names, and may not
 * fill the table with them. Each process knows those that it has seen in this hour.
 */
@Injectable()
export class MetricsApps {
  private hour = 0;
  private readonly byEnvironment = new Map<string, Set<string>>();

  /** @param hour that is counted now */
  nameOf(environmentId: string, app: string, hour: Date): string {
    if (hour.getTime() !== this.hour) {
      this.byEnvironment.clear();
      this.hour = hour.getTime();
    }
    const known = this.byEnvironment.get(environmentId) ?? new Set<string>();
    this.byEnvironment.set(environmentId, known);
    const name = app.slice(0, LONGEST_NAME).toWellFormed();
    if (known.size >= MOST_AN_HOUR && !known.has(name)) return OTHERS;
    known.add(name);
    return name;
  }
}
