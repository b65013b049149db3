import { z } from 'zod';
import { text } from '../../../shared/http/index.js';
import { variantName } from '../flags.dto.js';
import { isNumber } from '../segments/constraints.check.js';
import { contextField, contextValues } from '../segments/constraints.dto.js';

/** What all weights of a flag's or strategy's variants make together: a tenth of a percent each. */
const ALL_WEIGHTS = 1_000;
const MOST_VARIANTS = 50;
const MOST_OVERRIDES = 50;
const LONGEST_NAME = 100;
const LONGEST_PAYLOAD_BYTES = 16 * 1024;
const payloadTypes = ['string', 'number', 'json', 'csv'] as const;
const weightTypes = ['fix', 'variable'] as const;

const isJson = (value: string): boolean => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};

const Payload = z
  .strictObject({
    type: z.enum(payloadTypes),
    value: text(LONGEST_PAYLOAD_BYTES, 0).refine(
      (it) => Buffer.byteLength(it) <= LONGEST_PAYLOAD_BYTES,
      'Longer than 16 KiB',
    ),
  })
  .refine(({ type, value }) => type !== 'number' || isNumber(value), { path: ['value'], message: 'Not a number' })
  .refine(({ type, value }) => type !== 'json' || isJson(value), { path: ['value'], message: 'Not JSON' })
  .meta({ id: 'FlagPayloadInput' });

const Override = z
  .strictObject({ contextName: contextField(), values: contextValues() })
  .meta({ id: 'FlagVariantOverrideInput' });

const Variant = z
  .strictObject({
    name: variantName(),
    weight: z.int().min(0).max(ALL_WEIGHTS),
    weightType: z.enum(weightTypes).default('variable'),
    stickiness: contextField().default('default'),
    payload: Payload.nullish(),
    overrides: z.array(Override).max(MOST_OVERRIDES).default([]),
  })
  .meta({ id: 'FlagVariantInput' });
export type Variant = z.output<typeof Variant>;

/** Of a flag, or of a strategy, whose own go before those of its flag. */
export const variants = () =>
  z
    .array(Variant)
    .max(MOST_VARIANTS)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'Two variants have one name')
    .refine(
      (all) => all.length === 0 || all.reduce((sum, { weight }) => sum + weight, 0) === ALL_WEIGHTS,
      'The weights of all variants add up to 1000',
    );

const PayloadView = z
  .object({ type: z.enum(payloadTypes), value: z.string().max(LONGEST_PAYLOAD_BYTES) })
  .meta({ id: 'FlagPayload' });

const OverrideView = z
  .object({ contextName: z.string().max(LONGEST_NAME), values: z.array(z.string().max(1_000)).max(5_000) })
  .meta({ id: 'FlagVariantOverride' });

const VariantView = z
  .object({
    name: z.string().max(LONGEST_NAME),
    weight: z.int().min(0).max(ALL_WEIGHTS),
    weightType: z.enum(weightTypes),
    stickiness: z.string().max(LONGEST_NAME),
    payload: PayloadView.nullable(),
    overrides: z.array(OverrideView).max(MOST_OVERRIDES),
  })
  .meta({ id: 'FlagVariant' });
export type VariantView = z.output<typeof VariantView>;

export const variantViews = () => z.array(VariantView).max(MOST_VARIANTS);
