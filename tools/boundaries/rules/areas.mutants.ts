import type { Corpus } from '../prove/corpus.ts';
import { containerMutants } from './container/container.mutants.ts';

export const corpora: readonly Corpus[] = [...containerMutants];
