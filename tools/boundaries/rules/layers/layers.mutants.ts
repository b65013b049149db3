import type { Corpus } from '../../prove/corpus.ts';
import { driverMutants } from './driver.mutants.ts';
import { emptyRuleMutants } from './empty-rule.mutants.ts';
import { importsAppMutants, importsToolMutants, sharedKnowsModuleMutants } from './floors.mutants.ts';
import { testsInProductMutants } from './tests.mutants.ts';

export const layerMutants: readonly Corpus[] = [
  ...[driverMutants, importsAppMutants, importsToolMutants, sharedKnowsModuleMutants],
  ...[testsInProductMutants, emptyRuleMutants],
];
