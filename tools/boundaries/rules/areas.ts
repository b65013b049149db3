import { ambientRules } from './ambient/ambient.ts';
import { catalogRules } from './catalog/catalog.ts';
import { containerRules } from './container/container.ts';
import { diRules } from './di/di.ts';
import { doorTypeRules } from './door-types/door-types.ts';
import { eventRules } from './events/events.ts';
import { ormMetadataRules } from './orm-metadata/orm-metadata.ts';
import type { Rule } from './rule.ts';
import { sqlRules } from './sql/sql.ts';

/** Rules on what imports do not show, area by area. */
export const areas: readonly Rule[] = [
  ...containerRules,
  ...ambientRules,
  ...doorTypeRules,
  ...diRules,
  ...ormMetadataRules,
  ...catalogRules,
  ...sqlRules,
  ...eventRules,
];
