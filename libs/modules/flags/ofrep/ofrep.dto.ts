import { z } from 'zod';

/** Bodies of the OpenFeature Remote Evaluation Protocol 0.3.0: https://openfeature.dev/specification/appendix-c */
const MOST_FLAGS = 100_000;
const LONGEST_KEY = 256;
const LONGEST_TEXT = 1_000;
/** Of a variant: see what a flag may hold. */
const LONGEST_VALUE = 16_384;

const key = z.string().max(LONGEST_KEY);
const errorDetails = z.string().max(LONGEST_TEXT).optional();
const metadata = z.record(
  z.string().max(LONGEST_KEY),
  z.union([z.string().max(LONGEST_TEXT), z.number(), z.boolean()]),
);
const value = z.union([
  z.boolean(),
  z.string().max(LONGEST_VALUE),
  z.number(),
  z.record(z.string().max(LONGEST_VALUE), z.unknown()),
  z.array(z.unknown()).max(LONGEST_VALUE),
  z.null(),
]);

export const EvaluationSuccess = z
  .object({
    key,
    reason: z.enum(['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED']),
    variant: z.string().max(LONGEST_KEY),
    value,
    metadata: metadata.optional(),
  })
  .meta({ id: 'OfrepEvaluation' });

export const EvaluationFailure = z
  .object({
    key,
    errorCode: z.enum(['PARSE_ERROR', 'INVALID_CONTEXT', 'TARGETING_KEY_MISSING']),
    errorDetails,
  })
  .meta({ id: 'OfrepEvaluationFailure' });

export const FlagNotFound = z
  .object({ key, errorCode: z.literal('FLAG_NOT_FOUND'), errorDetails })
  .meta({ id: 'OfrepFlagNotFound' });

export const BulkSuccess = z
  .object({ flags: z.array(z.union([EvaluationSuccess, EvaluationFailure])).max(MOST_FLAGS), metadata })
  .meta({ id: 'OfrepBulkEvaluation' });

export const BulkFailure = z
  .object({ errorCode: z.enum(['PARSE_ERROR', 'INVALID_CONTEXT']), errorDetails })
  .meta({ id: 'OfrepBulkEvaluationFailure' });
