import type { Change } from './change.ts';
import type { Scene } from './scene.ts';

export type { Change } from './change.ts';

/**
 * One change to a repository. Where code may hold a comment, `✗` marks each line that must be found; elsewhere `at` names
 * them, as `file:line`. Injections that touch different files are judged together.
 */
export interface Injection {
  readonly name: string;
  readonly change: Change;
  readonly at?: readonly string[];
  /** Changes what holds for all files (a configuration, the compiler's options): nothing else is judged beside it. */
  readonly isAlone?: true;
}

/**
 * What breaks a rule, and what looks like it and is legal, built from the modules of whatever repository is judged. A
 * scene that lacks what an injection needs gives none.
 */
export interface Corpus {
  readonly rule: string;
  readonly bad: (scene: Scene) => readonly Injection[];
  readonly legal: (scene: Scene) => readonly Injection[];
}
