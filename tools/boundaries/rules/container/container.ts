import type { Rule } from '../rule.ts';
import { alias } from './alias.ts';
import { dataSource } from './data-source.ts';
import { enhancer } from './enhancer.ts';
import { escape } from './escape.ts';
import { forwardRef } from './forward-ref.ts';
import { global } from './global.ts';
import { inventory } from './inventory.ts';
import { override } from './override.ts';
import { registration } from './registration.ts';
import { request } from './request.ts';
import { token } from './token.ts';

/** Nest's container: what is asked of it, and what it is told. The first rule that finds something has the edge. */
export const containerRules: readonly Rule[] = [
  ...[escape, inventory, forwardRef, enhancer, token, dataSource, registration, alias, global, request, override],
];
