import type { Rule } from '../rule.ts';
import { nameRule } from './name-rule.ts';

export const queueNames: Rule = nameRule({
  name: 'names/queue',
  space: 'queue',
  thing: 'a queue or topic',
  why: 'a queue that two modules know is a door between them that no arrow declares',
  bad: "new Queue('emails') in billing and in identity",
  good: "new Queue('billing.invoices') in billing; who else has work for it calls the facade",
});
