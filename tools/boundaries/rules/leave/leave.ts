import type { Rule } from '../rule.ts';

// Leave to break a rule: one judgement with five names. It is made when all others have spoken, in `judge/leave.ts`.

export const reasonless: Rule = {
  name: 'waivers/reasonless',
  layer: 'imports',
  why: 'leave without a reason or an end is a rule that does not hold, and nobody knows why',
  bad: '{ "rule": "door/internal-import", "from": "billing.service.ts", "to": "…", "reason": "", "until": "soon" }',
  good: '{ …, "reason": "identity offers no method for it before release 3", "until": "2027-03-31" }',
};

export const expired: Rule = {
  name: 'waivers/expired',
  layer: 'imports',
  why: 'the day has passed on which this was to be mended',
  bad: '"until": "2020-01-31"',
  good: 'the finding is mended and the waiver deleted; or its owners agree on another day',
};

export const unused: Rule = {
  name: 'waivers/unused',
  layer: 'imports',
  why: 'leave that nobody needs is leave for the next one who breaks the rule',
  bad: 'a waiver whose finding has been mended, or one for a file of another module',
  good: 'no waiver',
};

export const gone: Rule = {
  name: 'baseline/gone',
  layer: 'imports',
  why: 'what has been mended must not come back unseen: a baseline only shrinks',
  bad: '.boundaries/billing.json holds a finding that no longer occurs',
  good: 'bulkhead-boundaries baseline --shrink, and a commit',
};

export const strict: Rule = {
  name: 'baseline/strict',
  layer: 'imports',
  why: 'a module that calls itself strict has nothing to be forgiven',
  bad: '"strict": true in module.json, and .boundaries/billing.json',
  good: '"strict": true, and no baseline',
};

export const leaveRules: readonly Rule[] = [reasonless, expired, unused, gone, strict];
