import type { Rule } from '../rule.ts';
import { escape } from './escape.ts';

/** Nest's container: what is asked of it, and what it is told. */
export const containerRules: readonly Rule[] = [escape];
