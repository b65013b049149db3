import { z } from 'zod';
import { text, wholeNumber } from '../../../shared/http/index.js';
import { environmentKey } from '../environments/environments.dto.js';
import type { Step } from '../evaluation/evaluator.js';
import { contextField } from '../segments/constraints.dto.js';

const LONGEST_VALUE = 1_000;
const MOST_PROPERTIES = 100;
export const LONGEST_SENTENCE = 5_000;
export const MOST_STEPS = 20_000;
const kinds = [
  'flag',
  'dependency',
  'constraint',
  'segment',
  'rollout',
  'list',
  'strategy',
  'variant',
  'answer',
] as const satisfies readonly Step['kind'][];

const value = () => text(LONGEST_VALUE);

/** Who asks, as an SDK would tell it. `currentTime` is now unless it is given. */
const Context = z
  .strictObject({
    userId: value().optional(),
    sessionId: value().optional(),
    remoteAddress: value().optional(),
    appName: value().optional(),
    currentTime: z.iso.datetime({ offset: true, error: 'Not a time with its offset' }).max(40).optional(),
    properties: z
      .record(contextField(), value())
      .refine((it) => Object.keys(it).length <= MOST_PROPERTIES, `More than ${MOST_PROPERTIES} properties`)
      .default({}),
  })
  .meta({ id: 'ExplainedContext' });

export const ExplainFlag = z
  .strictObject({ environmentKey: environmentKey(), context: Context })
  .meta({ id: 'ExplainFlag' });
export type ExplainFlag = z.output<typeof ExplainFlag>;

/** The constraint that was looked at; its values only where they tell of nobody. */
const ConstraintSeen = z.object({
  contextName: z.string().max(100),
  operator: z.string().max(100),
  inverted: z.boolean(),
  caseInsensitive: z.boolean(),
  valueCount: wholeNumber(0),
  values: z.array(z.string().max(LONGEST_VALUE)).max(100),
  contextValue: z.string().max(LONGEST_VALUE).nullable(),
});

/** What was hashed, and where that fell. */
const BucketSeen = z.object({
  groupId: z.string().max(LONGEST_VALUE),
  stickiness: z.string().max(LONGEST_VALUE),
  field: z.string().max(LONGEST_VALUE).nullable(),
  number: wholeNumber(0).nullable(),
  of: wholeNumber(0),
  rollout: wholeNumber(0).nullable(),
});

const StepView = z
  .object({
    kind: z.enum(kinds),
    passed: z.boolean(),
    says: z.string().max(LONGEST_SENTENCE),
    strategy: wholeNumber(1).nullable(),
    segment: wholeNumber(1).nullable(),
    constraint: ConstraintSeen.nullable(),
    bucket: BucketSeen.nullable(),
  })
  .meta({ id: 'ExplanationStep' });
export type StepView = z.output<typeof StepView>;

/** What the flag is for this context, and each thing that was looked at, in order: the last one is the answer. */
export const ExplanationView = z
  .object({
    enabled: z.boolean(),
    variant: z.string().max(100),
    reason: z.enum(['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED']),
    steps: z.array(StepView).max(MOST_STEPS),
  })
  .meta({ id: 'Explanation' });
export type ExplanationView = z.output<typeof ExplanationView>;
