import type { Scene } from './scene.ts';

/** Texts by file, from the root: a new one, `null` to take the file away, or a function of what stands there. */
export type Change = Readonly<Record<string, string | null | ((text: string) => string)>>;

/**
 * One change to a repository. Where code may hold a comment, `✗` marks each line that must be found; elsewhere `at` names
 * them, as `file:line`. Injections that touch different files are judged together.
 */
export interface Injection {
  readonly name: string;
  readonly change: Change;
  readonly at?: readonly string[];
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
