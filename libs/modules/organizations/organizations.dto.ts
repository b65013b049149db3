import { z } from 'zod';
import { builtInRoles, id, listOf, text, timestamp, wholeNumber } from '../../shared/http/index.js';
import { isPlainName, isReservedSlug, slugForm } from './organizations.names.js';

const LONGEST_NAME = 100;

export const role = () => z.enum(builtInRoles);

const name = () =>
  text(LONGEST_NAME)
    .trim()
    .min(1)
    .refine(isPlainName, 'Not a plain name: line breaks, control characters, addresses and links are refused')
    .meta({ minLength: 1, maxLength: LONGEST_NAME });
const slug = () =>
  z
    .string()
    .regex(slugForm, '3 to 40 of a–z, 0–9 and hyphens')
    .refine((it) => !isReservedSlug(it), 'This word is reserved');

export const CreateOrganization = z
  .strictObject({ name: name(), slug: slug().optional() })
  .meta({ id: 'CreateOrganization' });
export type CreateOrganization = z.output<typeof CreateOrganization>;

export const UpdateOrganization = z
  .strictObject({ name: name().optional(), slug: slug().optional() })
  .refine((names) => names.name !== undefined || names.slug !== undefined, 'Nothing to change')
  .meta({ id: 'UpdateOrganization' });
export type UpdateOrganization = z.output<typeof UpdateOrganization>;

export const OrganizationView = z
  .object({
    id: id(),
    name: z.string().max(LONGEST_NAME),
    slug: z.string().max(40),
    status: z.enum(['active', 'suspended']),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'Organization' });
export type OrganizationView = z.output<typeof OrganizationView>;

/** An organization as one of its members sees it. */
export const MyOrganizationView = OrganizationView.extend({ role: role() }).meta({ id: 'MyOrganization' });
export type MyOrganizationView = z.output<typeof MyOrganizationView>;

export const MyOrganizationList = listOf(MyOrganizationView, 'MyOrganizationList');
export type MyOrganizationList = z.output<typeof MyOrganizationList>;
