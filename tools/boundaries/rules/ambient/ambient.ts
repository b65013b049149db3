import type { Rule } from '../rule.ts';
import { context } from './context.ts';
import { environment } from './environment.ts';
import { evaluated } from './evaluated.ts';
import { globalObject } from './global.ts';
import { patch } from './patch.ts';
import { place } from './place.ts';
import { processState } from './process.ts';
import { reach } from './reach.ts';
import { registry } from './registry.ts';
import { state } from './state.ts';

/** State and channels that are reached without being injected or passed. */
export const ambientRules: readonly Rule[] = [
  ...[globalObject, environment, processState, context, state, patch, registry, evaluated, reach, place],
];
