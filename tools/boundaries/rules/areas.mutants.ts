import type { Corpus } from '../prove/corpus.ts';
import { ambientMutants } from './ambient/ambient.mutants.ts';
import { catalogMutants } from './catalog/catalog.mutants.ts';
import { containerMutants } from './container/container.mutants.ts';
import { diMutants } from './di/di.mutants.ts';
import { doorTypeMutants } from './door-types/door-types.mutants.ts';
import { eventMutants } from './events/events.mutants.ts';
import { insideMutants } from './inside/inside.mutants.ts';
import { namesMutants } from './names/names.mutants.ts';
import { ormMutants } from './orm/orm.mutants.ts';
import { ormMetadataMutants } from './orm-metadata/orm-metadata.mutants.ts';
import { sqlMutants } from './sql/sql.mutants.ts';
import { wireMutants } from './wire/wire.mutants.ts';

export const corpora: readonly Corpus[] = [
  ...containerMutants,
  ...ambientMutants,
  ...namesMutants,
  ...wireMutants,
  ...doorTypeMutants,
  ...diMutants,
  ...ormMutants,
  ...ormMetadataMutants,
  ...catalogMutants,
  ...sqlMutants,
  ...eventMutants,
  ...insideMutants,
];
