import type { Rule } from '../rule.ts';
import { cacheNames } from './cache.ts';
import { environmentNames } from './environment.ts';
import { globalNames } from './global.ts';
import { headerNames } from './header.ts';
import { limitNames } from './limit.ts';
import { lockNames } from './lock.ts';
import { moduleNames } from './module.ts';
import { permissionNames } from './permission.ts';
import { queueNames } from './queue.ts';
import { scheduleNames } from './schedule.ts';
import { settingNames } from './setting.ts';

/** Names that leave the code have one owner. */
export const namesRules: readonly Rule[] = [
  ...[environmentNames, settingNames, scheduleNames, queueNames, cacheNames, lockNames, globalNames, headerNames],
  ...[permissionNames, moduleNames, limitNames],
];
