import type { Course } from '../course.js';

/** Where a condition stands, for who explains. */
export interface Place {
  readonly strategy: number;
  readonly segment?: number;
}

/** A constraint or a segment. */
export interface Condition {
  holds(course: Course, place: Place): boolean;
}

/** Stops at the first that does not hold; an explanation names all that do not. */
export function allHold(conditions: readonly Condition[], course: Course, place: Place): boolean {
  let all = true;
  for (const condition of conditions) {
    if (condition.holds(course, place)) continue;
    if (!course.steps) return false;
    all = false;
  }
  return all;
}
