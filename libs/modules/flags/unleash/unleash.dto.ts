import { z } from 'zod';
import { text } from '../../../shared/http/index.js';

/** Bodies of Unleash's client and front-end APIs: https://docs.getunleash.io/reference/api/unleash */
const MOST_FLAGS = 100_000;
const LONGEST_NAME = 256;
const MOST_TAGS = 100;
const LONGEST_TEXT = 16_384;

const name = z.string().max(LONGEST_NAME);

/**
 * What Unleash's clients narrow their flags by. There are no projects and no tags here: everything is in the one that they
 * ask for.
 */
export const FeaturesQuery = z.object({
  namePrefix: text(LONGEST_NAME, 0).default(''),
  project: text(LONGEST_NAME, 0).optional(),
  tag: z.array(text(LONGEST_NAME, 0)).max(MOST_TAGS).optional(),
});
export type FeaturesQuery = z.output<typeof FeaturesQuery>;

/** Rules as they are stored: they were judged when they were written. */
const Rules = z.record(z.string().max(LONGEST_NAME), z.unknown());

export const ClientFeatures = z
  .object({
    version: z.literal(2),
    features: z.array(Rules).max(MOST_FLAGS).describe('Flags with all their rules, in Unleash’s own shape'),
    segments: z.array(Rules).max(MOST_FLAGS).describe('Constraints that several strategies refer to, by number'),
  })
  .meta({ id: 'UnleashClientFeatures' });

const Variant = z.object({
  name,
  enabled: z.boolean(),
  payload: z
    .object({ type: z.enum(['string', 'number', 'json', 'csv']), value: z.string().max(LONGEST_TEXT) })
    .optional(),
  feature_enabled: z.boolean(),
  featureEnabled: z.boolean(),
});

const Toggle = z.object({ name, enabled: z.literal(true), variant: Variant, impressionData: z.boolean() });

export const FrontendFeatures = z
  .object({ toggles: z.array(Toggle).max(MOST_FLAGS).describe('The flags that are on') })
  .meta({ id: 'UnleashFrontendFeatures' });
export type FrontendFeatures = z.output<typeof FrontendFeatures>;

/** What Unleash answers to what it cannot read. */
export const BadData = z
  .object({ name: z.literal('BadDataError'), message: z.string().max(LONGEST_TEXT) })
  .meta({ id: 'UnleashBadData' });
