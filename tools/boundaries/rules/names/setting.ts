import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const settingNames: Rule = nameRule({
  name: 'names/setting',
  space: 'setting',
  thing: 'a setting',
  why: 'a key of the configuration that two modules read is a parameter between them',
  bad: "config.get('billing.currency') in identity",
  good: "config.get('identity.lockout') in identity",
});
