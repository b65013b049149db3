import type { Corpus } from '../../prove/corpus.ts';
import { definitionMutants, foreignPublishMutants, twinMutants } from './definitions.mutants.ts';
import { handlerNameMutants, unheardMutants, unpublishedMutants } from './graph.mutants.ts';
import { textMutants } from './texts.mutants.ts';

export const eventMutants: readonly Corpus[] = [
  textMutants,
  definitionMutants,
  foreignPublishMutants,
  twinMutants,
  unpublishedMutants,
  handlerNameMutants,
  unheardMutants,
];
