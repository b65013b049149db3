import type { Course } from '../course.js';

/** What a strategy asks beside its constraints and segments. */
export type Rule = (course: Course) => boolean;

export interface RuleSource {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The parameter, or else the flag's name, so that no group is the first one of every flag. */
  readonly groupId: string;
  /** Its number among the flag's strategies, from 1. */
  readonly position: number;
}
