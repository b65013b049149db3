import { z } from 'zod';
import { id, listOf, PageQuery, text, timestamp, wholeNumber } from '../../shared/http/index.js';
import { flagTypes } from './flag.entity.js';

const LONGEST_KEY = 100;
const LONGEST_DESCRIPTION = 1000;
const MOST_DEPENDENCIES = 20;
const MOST_VARIANTS = 50;
const MOST_DAYS = 3650;

export const flagKey = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,99}$/, '1 to 100 letters, digits, dots, hyphens, underlines and tildes')
    .meta({ minLength: 1, maxLength: LONGEST_KEY });
const description = () => text(LONGEST_DESCRIPTION, 0);
/** Of a variant. */
export const variantName = () => text(LONGEST_KEY);
const staleAfterDays = () => z.int().min(1).max(MOST_DAYS).nullable();

/** A flag of which another one depends: it has to be on, or off, and to give one of these variants, where any are named. */
const Dependency = z
  .strictObject({
    feature: flagKey(),
    enabled: z.boolean().default(true),
    variants: z.array(variantName()).max(MOST_VARIANTS).default([]),
  })
  .refine(({ enabled, variants }) => enabled || variants.length === 0, 'A flag that is off gives no variant')
  .meta({ id: 'FlagDependencyInput' });
const dependencies = () =>
  z
    .array(Dependency)
    .max(MOST_DEPENDENCIES)
    .refine((all) => new Set(all.map(({ feature }) => feature)).size === all.length, 'Names a flag twice');

/** Whoever creates a flag owns it, unless somebody else is named; for a key, the member who answers for it. */
export const CreateFlag = z
  .strictObject({
    key: flagKey(),
    type: z.enum(flagTypes),
    description: description().default(''),
    ownerUserId: id().nullable().optional(),
    dependencies: dependencies().default([]),
    staleAfterDays: staleAfterDays().default(null),
  })
  .meta({ id: 'CreateFlag' });
export type CreateFlag = z.output<typeof CreateFlag>;

export const UpdateFlag = z
  .strictObject({
    type: z.enum(flagTypes).optional(),
    description: description().optional(),
    ownerUserId: id().nullable().optional(),
    dependencies: dependencies().optional(),
    staleAfterDays: staleAfterDays().optional(),
  })
  .refine((it) => Object.values(it).some((value) => value !== undefined), 'Nothing to change')
  .meta({ id: 'UpdateFlag' });
export type UpdateFlag = z.output<typeof UpdateFlag>;

const DependencyView = z
  .object({
    feature: z.string().max(LONGEST_KEY),
    enabled: z.boolean(),
    variants: z.array(z.string().max(LONGEST_KEY)).max(MOST_VARIANTS),
  })
  .meta({ id: 'FlagDependency' });

/**
 * A flag, as far as it is the same in all environments. `staleAfterDays` is null where its type decides: 40 days for
 * release and experiment, 7 for operational. `staleAt` is null while it does its work.
 */
export const FlagView = z
  .object({
    id: id(),
    organizationId: id(),
    key: z.string().max(LONGEST_KEY),
    type: z.enum(flagTypes),
    description: z.string().max(LONGEST_DESCRIPTION),
    ownerUserId: id().nullable(),
    dependencies: z.array(DependencyView).max(MOST_DEPENDENCIES),
    staleAfterDays: staleAfterDays(),
    staleAt: timestamp().nullable(),
    archivedAt: timestamp().nullable(),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'Flag' });
export type FlagView = z.output<typeof FlagView>;

export const FlagList = listOf(FlagView, 'FlagList');
export type FlagList = z.output<typeof FlagList>;

const yesOrNo = () => z.enum(['true', 'false']);

/** `archived=true` lists those that are, and without it those that are not. `stale` keeps those that are, or are not. */
export const FlagQuery = PageQuery.extend({ archived: yesOrNo().default('false'), stale: yesOrNo().optional() });
export type FlagQuery = z.output<typeof FlagQuery>;
