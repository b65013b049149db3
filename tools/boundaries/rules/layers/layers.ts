import type { Rule } from '../rule.ts';
import { driver } from './driver.ts';
import { emptyRule } from './empty-rule.ts';
import { importsApp } from './imports-app.ts';
import { importsTool } from './imports-tool.ts';
import { sharedKnowsModule } from './shared-knows-module.ts';
import { testsInProduct } from './tests.ts';

/** Floors of the house, and two kinds of code that have a room of their own: the database's and the tests'. */
export const layerRules: readonly Rule[] = [driver, importsApp, importsTool, sharedKnowsModule, emptyRule];

/** Judged last: of a foreign file, that it is foreign says more than that it tests. */
export const lastRules: readonly Rule[] = [testsInProduct];
