import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const scheduleNames: Rule = nameRule({
  name: 'names/schedule',
  space: 'schedule',
  thing: 'a schedule',
  why: 'schedules of one name replace each other, or stop each other, across the whole program',
  bad: "@Cron('0 * * * *', { name: 'cleanup' })",
  good: "@Cron('0 * * * *', { name: 'billing.cleanup' })",
});
