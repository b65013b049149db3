import type { Rule } from '../rule.ts';
import { augmentation } from './augmentation.ts';
import { cycles } from './cycles.ts';
import { jobName } from './job-name.ts';
import { parse } from './parse.ts';
import { place } from './place.ts';

/** Files by themselves: each has one place, is readable, and says what it is for. */
export const fileRules: readonly Rule[] = [place, jobName, parse, augmentation, cycles];
