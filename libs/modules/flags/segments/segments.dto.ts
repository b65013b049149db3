import { z } from 'zod';
import { id, listOf, text, timestamp, wholeNumber } from '../../../shared/http/index.js';
import { constraints, constraintViews } from './constraints.dto.js';
import type { Constraint } from './constraints.dto.js';
import { patternFaults } from './constraints.patterns.js';

const LONGEST_NAME = 100;
const LONGEST_DESCRIPTION = 1000;

const name = () =>
  text(LONGEST_NAME).trim().min(1, 'Must not be empty').meta({ minLength: 1, maxLength: LONGEST_NAME });
const description = () => text(LONGEST_DESCRIPTION, 0);

const checkPatterns = (all: { constraints?: readonly Constraint[] | undefined }, context: z.RefinementCtx) => {
  const placed = all.constraints?.map((constraint, index) => ({ constraint, path: ['constraints', index] })) ?? [];
  for (const { path, message } of patternFaults(placed)) context.addIssue({ code: 'custom', path, message });
};

export const CreateSegment = z
  .strictObject({ name: name(), description: description().default(''), constraints: constraints() })
  .superRefine(checkPatterns)
  .meta({ id: 'CreateSegment' });
export type CreateSegment = z.output<typeof CreateSegment>;

export const UpdateSegment = z
  .strictObject({
    name: name().optional(),
    description: description().optional(),
    constraints: constraints().optional(),
  })
  .refine((it) => Object.values(it).some((value) => value !== undefined), 'Nothing to change')
  .superRefine(checkPatterns)
  .meta({ id: 'UpdateSegment' });
export type UpdateSegment = z.output<typeof UpdateSegment>;

/** A segment without its constraints, which may be long. `number` is what strategies and Unleash's clients call it. */
export const SegmentSummary = z
  .object({
    id: id(),
    organizationId: id(),
    number: wholeNumber(1),
    name: z.string().max(LONGEST_NAME),
    description: z.string().max(LONGEST_DESCRIPTION),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'SegmentSummary' });
export type SegmentSummary = z.output<typeof SegmentSummary>;

export const SegmentView = SegmentSummary.extend({ constraints: constraintViews() }).meta({ id: 'Segment' });
export type SegmentView = z.output<typeof SegmentView>;

export const SegmentList = listOf(SegmentSummary, 'SegmentList');
export type SegmentList = z.output<typeof SegmentList>;
