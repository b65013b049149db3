import type { Corpus } from '../../prove/corpus.ts';
import { augmentationMutants } from './augmentation.mutants.ts';
import { cyclesMutants } from './cycles.mutants.ts';
import { jobNameMutants } from './job-name.mutants.ts';
import { parseMutants } from './parse.mutants.ts';
import { placeMutants } from './place.mutants.ts';

export const fileMutants: readonly Corpus[] = [
  ...[placeMutants, parseMutants, jobNameMutants, augmentationMutants, cyclesMutants],
];
