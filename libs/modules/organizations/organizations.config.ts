import { z } from 'zod';
import { defineConfig, setting } from '../../shared/config/index.js';

/** The organization that owns the product's own plans, flags and log. */
export class OrganizationsConfig extends defineConfig('organizations', {
  operatorId: setting('OPERATOR_ORGANIZATION_ID', z.uuid(), {
    about: 'Id of the operator’s own organization, which is inserted at the first start',
    default: '0198c0de-0000-7000-8000-000000000001',
  }),
  operatorEmail: setting('ORGANIZATIONS_OPERATOR_EMAIL', z.email().optional(), {
    about: 'Whoever signs up with this address becomes owner of the operator organization',
  }),
}) {}
