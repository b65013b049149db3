import type { Rule } from '../rule.ts';
import { cast } from './cast.ts';
import { constructorParameters } from './constructor-parameters.ts';
import { privateMember } from './private-member.ts';
import { subclass } from './subclass.ts';

/** What a class keeps to itself, and the ways in that TypeScript leaves open. */
export const insideRules: readonly Rule[] = [privateMember, cast, constructorParameters, subclass];
