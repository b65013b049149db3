import type { Rule } from '../rule.ts';
import { storedBlob } from './stored-blob.ts';

/** What travels between modules as a text. */
export const wireRules: readonly Rule[] = [storedBlob];
