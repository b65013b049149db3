import type { Corpus } from '../../prove/corpus.ts';
import { driverMutants } from './driver.mutants.ts';
import { emptyRuleMutants } from './empty-rule.mutants.ts';
import { importsAppMutants } from './imports-app.mutants.ts';
import { importsToolMutants } from './imports-tool.mutants.ts';
import { sharedKnowsModuleMutants } from './shared-knows-module.mutants.ts';
import { testsInProductMutants } from './tests.mutants.ts';

export const layerMutants: readonly Corpus[] = [
  ...[driverMutants, importsAppMutants, importsToolMutants, sharedKnowsModuleMutants],
  ...[testsInProductMutants, emptyRuleMutants],
];
