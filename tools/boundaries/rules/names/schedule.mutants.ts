import type { Corpus } from '../../prove/corpus.ts';
import { injections, withPackages } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const packages = {
  '@nestjs/schedule': `export declare const Cron: (when: string, options?: { name?: string }) => MethodDecorator;
export declare const Interval: (name: string | number, ms?: number) => MethodDecorator;
export declare class SchedulerRegistry {
  deleteCronJob(name: string): void;
}`,
};

const bad: Snippets = {
  'a schedule that is nobody’s': `import { Cron } from '@nestjs/schedule';
export class Job {
  @Cron('0 * * * *', { name: 'cleanup' }) // ✗
  run() {}
}`,
  'one of another module, asked for': `import { SchedulerRegistry } from '@nestjs/schedule';
export const stop = (all: SchedulerRegistry) => all.deleteCronJob('victimName.cleanup'); // ✗`,
  'one whose options are spread': `import { Cron as Every } from '@nestjs/schedule';
const options = { ...{ name: 'victimName:sweep' } }; // ✗
export class Job {
  @Every('0 * * * *', options)
  run() {}
}`,
};

const legal: Snippets = {
  'an own schedule, and one without a name': `import { Cron, Interval } from '@nestjs/schedule';
export class Job {
  @Cron('0 * * * *', { name: 'ownName.cleanup' })
  run() {}
  @Cron('0 * * * *')
  again() {}
  @Interval(1000)
  often() {}
}`,
  'something else that has such a method': `export const stop = (all: { deleteCronJob(name: string): void }) => all.deleteCronJob('cleanup');`,
  'an own interval, by a constant, and one asked for': `import { Interval, SchedulerRegistry } from '@nestjs/schedule';
const NAME = 'ownName:sweep';
export class Job {
  @Interval(NAME, 1000)
  run() {}
  stop = (all: SchedulerRegistry) => all.deleteCronJob(NAME);
}`,
};

export const scheduleNamesMutants: Corpus = {
  rule: 'names/schedule',
  bad: (scene) => withPackages(packages, injections(scene, 'schedule', bad)),
  legal: (scene) => withPackages(packages, injections(scene, 'schedule-legal', legal)),
};
