import type { Corpus } from '../prove/corpus.ts';
import { catalogMutants } from './catalog/catalog.mutants.ts';
import { containerMutants } from './container/container.mutants.ts';
import { diMutants } from './di/di.mutants.ts';
import { doorTypeMutants } from './door-types/door-types.mutants.ts';

export const corpora: readonly Corpus[] = [...containerMutants, ...doorTypeMutants, ...catalogMutants, ...diMutants];
