import type { Corpus } from '../../prove/corpus.ts';
import { storedBlobMutants } from './stored-blob.mutants.ts';

export const wireMutants: readonly Corpus[] = [storedBlobMutants];
