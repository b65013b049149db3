import type { Corpus } from '../../prove/corpus.ts';
import { definitionMutants } from './definition.mutants.ts';
import { foreignPublishMutants } from './foreign-publish.mutants.ts';
import { twinMutants } from './twin.mutants.ts';
import { handlerNameMutants } from './handler-name.mutants.ts';
import { unheardMutants } from './unheard.mutants.ts';
import { unpublishedMutants } from './unpublished.mutants.ts';
import { textMutants } from './text.mutants.ts';

export const eventMutants: readonly Corpus[] = [
  textMutants,
  definitionMutants,
  foreignPublishMutants,
  twinMutants,
  unpublishedMutants,
  handlerNameMutants,
  unheardMutants,
];
