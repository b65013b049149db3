import type { Corpus } from '../../prove/corpus.ts';
import { cacheNamesMutants } from './cache.mutants.ts';
import { environmentNamesMutants } from './environment.mutants.ts';
import { globalNamesMutants } from './global.mutants.ts';
import { headerNamesMutants } from './header.mutants.ts';
import { limitNamesMutants } from './limit.mutants.ts';
import { lockNamesMutants } from './lock.mutants.ts';
import { moduleNamesMutants } from './module.mutants.ts';
import { permissionNamesMutants } from './permission.mutants.ts';
import { queueNamesMutants } from './queue.mutants.ts';
import { scheduleNamesMutants } from './schedule.mutants.ts';
import { settingNamesMutants } from './setting.mutants.ts';

export const namesMutants: readonly Corpus[] = [
  ...[
    cacheNamesMutants,
    environmentNamesMutants,
    globalNamesMutants,
    headerNamesMutants,
    limitNamesMutants,
    lockNamesMutants,
    moduleNamesMutants,
    permissionNamesMutants,
    queueNamesMutants,
    scheduleNamesMutants,
    settingNamesMutants,
  ],
];
