import { z } from 'zod';
import { id, listOf, text, timestamp, wholeNumber } from '../../../shared/http/index.js';
import { environmentKeyForm } from './environment.entity.js';

const LONGEST_NAME = 100;

export const environmentKey = () =>
  z.string().regex(environmentKeyForm, '1 to 40 of a–z, 0–9 and hyphens').meta({ minLength: 1, maxLength: 40 });
const name = () =>
  text(LONGEST_NAME).trim().min(1, 'Must not be empty').meta({ minLength: 1, maxLength: LONGEST_NAME });

export const CreateEnvironment = z
  .strictObject({ key: environmentKey(), name: name(), protected: z.boolean().default(false) })
  .meta({ id: 'CreateEnvironment' });
export type CreateEnvironment = z.output<typeof CreateEnvironment>;

export const UpdateEnvironment = z
  .strictObject({ name: name().optional(), protected: z.boolean().optional() })
  .refine((it) => it.name !== undefined || it.protected !== undefined, 'Nothing to change')
  .meta({ id: 'UpdateEnvironment' });
export type UpdateEnvironment = z.output<typeof UpdateEnvironment>;

/** What is changed in a protected environment needs `flags:toggle_protected` as well. */
export const EnvironmentView = z
  .object({
    id: id(),
    organizationId: id(),
    key: z.string().max(40),
    name: z.string().max(LONGEST_NAME),
    protected: z.boolean(),
    createdAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'Environment' });
export type EnvironmentView = z.output<typeof EnvironmentView>;

export const EnvironmentList = listOf(EnvironmentView, 'EnvironmentList');
export type EnvironmentList = z.output<typeof EnvironmentList>;
