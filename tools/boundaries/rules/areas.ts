import { ambientRules } from './ambient/ambient.ts';
import { catalogRules } from './catalog/catalog.ts';
import { containerRules } from './container/container.ts';
import { diRules } from './di/di.ts';
import { doorTypeRules } from './door-types/door-types.ts';
import { eventRules } from './events/events.ts';
import { insideRules } from './inside/inside.ts';
import { namesRules } from './names/names.ts';
import { ormRules } from './orm/orm.ts';
import { ormMetadataRules } from './orm-metadata/orm-metadata.ts';
import type { Rule } from './rule.ts';
import { sqlRules } from './sql/sql.ts';
import { wireRules } from './wire/wire.ts';

/** Rules on what imports do not show, area by area. */
export const areas: readonly Rule[] = [
  ...containerRules,
  ...ambientRules,
  ...namesRules,
  ...wireRules,
  ...doorTypeRules,
  ...diRules,
  ...ormRules,
  ...ormMetadataRules,
  ...catalogRules,
  ...sqlRules,
  ...eventRules,
  ...insideRules,
];
