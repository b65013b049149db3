import type { Corpus } from '../../prove/corpus.ts';
import { castMutants } from './cast.mutants.ts';
import { constructorParametersMutants } from './constructor-parameters.mutants.ts';
import { privateMemberMutants } from './private-member.mutants.ts';
import { subclassMutants } from './subclass.mutants.ts';

export const insideMutants: readonly Corpus[] = [
  privateMemberMutants,
  castMutants,
  constructorParametersMutants,
  subclassMutants,
];
