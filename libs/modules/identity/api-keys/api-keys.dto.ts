import { z } from 'zod';
import { id, listOf, text, timestamp, wholeNumber } from '../../../shared/http/index.js';

const LONGEST_NAME = 100;
const LONGEST_SCOPE = 64;
const MOST_SCOPES = 100;
const LONGEST_ENVIRONMENT = 40;
const LONGEST_ORIGIN = 200;
const MOST_ORIGINS = 20;
const LONGEST_KEY = 64;
const LONGEST_OVERLAP_HOURS = 24;

const kind = () => z.enum(['secret', 'publishable']);
const isOnce = (list: readonly string[]) => new Set(list).size === list.length;
const scope = () =>
  z
    .string()
    .regex(/^[a-z][a-z_]*:[a-z][a-z_]*$/, 'Not a permission, things:verb')
    .max(LONGEST_SCOPE);
const scopes = () => z.array(scope()).min(1).max(MOST_SCOPES).refine(isOnce, 'Names a scope twice');
const environment = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'Not the key of an environment')
    .max(LONGEST_ENVIRONMENT);
const isOrigin = (it: string) => URL.canParse(it) && new URL(it).origin === it && /^https?:/.test(it);
const origin = () => z.string().max(LONGEST_ORIGIN).refine(isOrigin, 'Not an origin such as https://app.example.com');
const origins = () => z.array(origin()).max(MOST_ORIGINS).refine(isOnce, 'Names an origin twice');

/** In a change, null takes the environment away, and a list replaces the list before. */
const Restrictions = z
  .strictObject({ environment: environment().nullable().optional(), origins: origins().optional() })
  .meta({ id: 'ApiKeyRestrictionsChange' });

/** Without `responsibleUserId` whoever creates it answers for it. */
export const CreateApiKey = z
  .strictObject({
    name: text(LONGEST_NAME),
    kind: kind(),
    scopes: scopes(),
    restrictions: Restrictions.optional(),
    responsibleUserId: id().optional(),
    expiresAt: timestamp().nullable().optional(),
  })
  .meta({ id: 'CreateApiKey' });
export type CreateApiKey = z.output<typeof CreateApiKey>;

export const UpdateApiKey = z
  .strictObject({
    name: text(LONGEST_NAME).optional(),
    scopes: scopes().optional(),
    restrictions: Restrictions.optional(),
    responsibleUserId: id().optional(),
    expiresAt: timestamp().nullable().optional(),
  })
  .refine((changes) => Object.values(changes).some((it) => it !== undefined), 'Nothing to change')
  .meta({ id: 'UpdateApiKey' });
export type UpdateApiKey = z.output<typeof UpdateApiKey>;

/** For how long the secret before goes on working. */
export const RotateApiKey = z
  .strictObject({ overlapHours: z.int().min(0).max(LONGEST_OVERLAP_HOURS) })
  .meta({ id: 'RotateApiKey' });
export type RotateApiKey = z.output<typeof RotateApiKey>;

export const ApiKeyView = z
  .object({
    id: id(),
    organizationId: id(),
    name: z.string().max(LONGEST_NAME),
    kind: kind(),
    scopes: z.array(z.string().max(LONGEST_SCOPE)).max(MOST_SCOPES),
    restrictions: z
      .object({
        environment: z.string().max(LONGEST_ENVIRONMENT).nullable(),
        origins: z.array(z.string().max(LONGEST_ORIGIN)).max(MOST_ORIGINS),
      })
      .meta({ id: 'ApiKeyRestrictions' }),
    responsibleUserId: id(),
    createdBy: id(),
    suspendedAt: timestamp().nullable(),
    expiresAt: timestamp().nullable(),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.output<typeof ApiKeyView>;

/** With the key itself, which is shown this once. */
export const ApiKeyWithSecret = ApiKeyView.extend({ secret: z.string().max(LONGEST_KEY) }).meta({
  id: 'ApiKeyWithSecret',
});
export type ApiKeyWithSecret = z.output<typeof ApiKeyWithSecret>;

/** When it was used last, to the minute, which its version knows nothing of. */
export const ListedApiKey = ApiKeyView.extend({ lastUsedAt: timestamp().nullable() }).meta({ id: 'ListedApiKey' });

export const ApiKeyList = listOf(ListedApiKey, 'ApiKeyList');
export type ApiKeyList = z.output<typeof ApiKeyList>;
