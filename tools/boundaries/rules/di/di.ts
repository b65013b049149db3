import type { Rule } from '../rule.ts';
import { ambientData } from './ambient-data.ts';
import { composition } from './composition.ts';
import { enhancer } from './enhancer.ts';
import { foreignImport } from './foreign-import.ts';
import { foreignInjection } from './foreign-injection.ts';
import { foreignProvider } from './foreign-provider.ts';
import { global } from './global.ts';
import { overExport } from './over-export.ts';
import { ring } from './ring.ts';
import { standIn } from './stand-in.ts';
import { unseen } from './unseen.ts';

/** Nest's container as it is put together, whatever built its lists. */
export const diRules: readonly Rule[] = [
  composition,
  unseen,
  overExport,
  standIn,
  foreignImport,
  ring,
  foreignProvider,
  foreignInjection,
  ambientData,
  global,
  enhancer,
];
