import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const permissionNames: Rule = nameRule({
  name: 'names/permission',
  space: 'permission',
  thing: 'a permission',
  why: 'who demands a permission of another module breaks when that module renames or splits it',
  bad: "@Allow('members:read') in billing",
  good: "@Allow('billing:read') in billing, declared by billing",
});
