import { z } from 'zod';
import { defineConfig, setting } from '../../shared/config/index.js';

/** Where the product's own flags are: they belong to the operator organization. */
export class FlagsConfig extends defineConfig('flags', {
  environment: setting(
    'FLAGS_ENVIRONMENT',
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is no key of an environment'),
    {
      about: 'Environment of the operator organization whose flags the product itself obeys',
      default: 'production',
    },
  ),
}) {}
