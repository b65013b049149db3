import type { Corpus } from '../../prove/corpus.ts';
import { handlerNameMutants, unheardMutants, unpublishedMutants } from './graph.mutants.ts';
import { definitionMutants, foreignPublishMutants, textMutants, twinMutants } from './texts.mutants.ts';

export const eventMutants: readonly Corpus[] = [
  textMutants,
  definitionMutants,
  foreignPublishMutants,
  twinMutants,
  unpublishedMutants,
  handlerNameMutants,
  unheardMutants,
];
