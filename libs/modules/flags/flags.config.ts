import { z } from 'zod';
import { defineConfig, setting } from '../../shared/config/index.js';
import { environmentKeyForm } from './environments/environment.entity.js';

/** Where the product's own flags are: they belong to the operator organization. */
export class FlagsConfig extends defineConfig('flags', {
  environment: setting('FLAGS_ENVIRONMENT', z.string().regex(environmentKeyForm, 'is no key of an environment'), {
    about: 'Environment of the operator organization whose flags the product itself obeys',
    default: 'production',
  }),
}) {}
