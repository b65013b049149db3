import type { Corpus } from '../../prove/corpus.ts';
import { escapeMutants } from './escape.mutants.ts';

export const containerMutants: readonly Corpus[] = [escapeMutants];
