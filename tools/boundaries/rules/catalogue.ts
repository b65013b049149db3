import { arrowRules } from './arrows.ts';
import { doorRules } from './doors.ts';
import { fileRules } from './files.ts';
import { layerRules } from './layers.ts';

/** Every rule of the gate. A rule that is not here cannot be broken: the compiler sees to it. */
export const rules = { ...fileRules, ...doorRules, ...arrowRules, ...layerRules };

export type RuleName = keyof typeof rules;

export const isRule = (name: string): name is RuleName => Object.hasOwn(rules, name);
