import type { Corpus } from '../prove/corpus.ts';
import { corpora as areaMutants } from './areas.mutants.ts';
import { arrowMutants } from './arrows/arrows.mutants.ts';
import { doorMutants } from './door/door.mutants.ts';
import { fileMutants } from './files/files.mutants.ts';
import { importMutants } from './imports/imports.mutants.ts';
import { leaveMutants } from './leave/leave.mutants.ts';
import { layerMutants } from './layers/layers.mutants.ts';

/** What breaks each rule of the catalogue, and what looks like it. */
export const corpora: readonly Corpus[] = [
  ...[importMutants, doorMutants, fileMutants, layerMutants, arrowMutants, leaveMutants].flat(),
  ...areaMutants,
];
