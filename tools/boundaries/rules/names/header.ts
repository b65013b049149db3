import type { Rule } from '../rule.ts';
import { isStandardHeader } from './headers.ts';
import { nameRule } from './name-rule.ts';

export const headerNames: Rule = nameRule({
  name: 'names/header',
  space: 'header',
  thing: 'a header or cookie',
  why: 'a header that one module sets and another reads is a parameter that passes by every signature',
  bad: "reply.header('x-plan', plan) here, @Headers('x-plan') there",
  good: 'a parameter; a header of your own is called x-billing-plan',
  isStandard: isStandardHeader,
  custom: /^(x-|__host-|__secure-)/i,
  notInTests: true,
});
