import { z } from 'zod';
import { defineConfig, setting } from '../config/index.js';

/** The organization of whoever operates the product: it owns the product's own things, in each module that has some. */
export class OperatorConfig extends defineConfig('kernel', {
  organizationId: setting('OPERATOR_ORGANIZATION_ID', z.uuid().toLowerCase(), {
    about: 'Id of the operator’s own organization, which is inserted at the first start',
    default: '0198c0de-0000-7000-8000-000000000001',
  }),
}) {}
