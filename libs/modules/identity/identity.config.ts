import { z } from 'zod';
import { defineConfig, setting, wholeNumber } from '../../shared/config/index.js';

const words = () =>
  z
    .string()
    .max(1000)
    .transform((text) => text.split(',').map((word) => word.trim()))
    .refine((list) => list.every((word) => word !== ''), 'holds an empty word');

const MOST = 100_000;
const tries = () => wholeNumber(1, MOST);

export class IdentityConfig extends defineConfig('identity', {
  productWords: setting('IDENTITY_PRODUCT_WORDS', words(), {
    about: 'Names of the product, comma-separated: no password may be made of them',
    default: 'bulkhead',
  }),
  triesOfPair: setting('IDENTITY_SIGN_IN_TRIES_PER_ACCOUNT_AND_ADDRESS', tries(), {
    about:
      'Wrong passwords of one account from one address in 15 minutes; then each try waits, twice as long each time',
    default: '5',
  }),
  triesFromAddress: setting('IDENTITY_SIGN_IN_TRIES_PER_ADDRESS', tries(), {
    about: 'Wrong passwords from one address in 15 minutes',
    default: '50',
  }),
  triesOfAccount: setting('IDENTITY_SIGN_IN_TRIES_PER_ACCOUNT', tries(), {
    about: 'Wrong passwords of one account in an hour, from all addresses together',
    default: '30',
  }),
  mailsPerQuarterHour: setting('IDENTITY_MAILS_PER_QUARTER_HOUR', tries(), {
    about: 'Mails that may be asked for to one address in 15 minutes: of sign-up, resend and forgotten password',
    default: '3',
  }),
  apiKeysPerOrganization: setting('IDENTITY_API_KEYS_PER_ORGANIZATION', tries(), {
    about: 'API keys that one organization has at once, less those that were revoked',
    default: '100',
    developmentDefault: '1000',
  }),
  mailsPerDay: setting('IDENTITY_MAILS_PER_DAY', tries(), {
    about: 'The same, in a day',
    default: '10',
  }),
}) {}
