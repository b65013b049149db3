import type { Words } from './words.ts';

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export type ExitCode = 0 | 1 | 2;

/** What a command is given: the words on its line, where to print, and what to type to run it in that repository. */
export interface Call {
  readonly words: Words;
  readonly io: Io;
  readonly command: string;
}
