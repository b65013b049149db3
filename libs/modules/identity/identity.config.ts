import { z } from 'zod';
import { defineConfig, setting } from '../../shared/config/index.js';

const words = () =>
  z
    .string()
    .max(1000)
    .transform((text) => text.split(',').map((word) => word.trim()))
    .refine((list) => list.every((word) => word !== ''), 'holds an empty word');

export class IdentityConfig extends defineConfig('identity', {
  productWords: setting('IDENTITY_PRODUCT_WORDS', words(), {
    about: 'Names of the product, comma-separated: no password may be made of them',
    default: 'bulkhead',
  }),
}) {}
