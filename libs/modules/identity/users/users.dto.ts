import { z } from 'zod';
import { email, id, text, timestamp } from '../../../shared/http/index.js';

const LONGEST_NAME = 100;
const LONGEST_LOCALE = 35;

export const personName = () =>
  text(LONGEST_NAME).refine((name) => name === '' || name.trim() !== '', 'Must not be blank');

const locale = () => text(LONGEST_LOCALE, 2).refine(isLocale, 'Not a BCP 47 language tag');

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A person, as other modules may know them. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** BCP 47 language tag. */
  readonly locale: string;
  readonly status: 'active' | 'disabled' | 'deleted';
}

/** The person who calls, as they see themselves. */
export const MeView = z
  .object({
    id: id(),
    email: email(),
    name: personName(),
    locale: z.string().max(LONGEST_LOCALE),
    createdAt: timestamp(),
  })
  .meta({ id: 'Me' });
export type MeView = z.output<typeof MeView>;

export const ChangeMe = z
  .strictObject({ name: personName().optional(), locale: locale().optional() })
  .meta({ id: 'ChangeMe' });
export type ChangeMe = z.output<typeof ChangeMe>;
