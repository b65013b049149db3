import type { Corpus } from '../../prove/corpus.ts';
import { injections, withPackages } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const packages = {
  bullmq: `export declare class Queue {
  constructor(name: string);
}
export declare class Worker {
  constructor(name: string, work: unknown);
}`,
};

const bad: Snippets = {
  'a queue of another module': `import { Queue } from 'bullmq';
export const queue = new Queue('victimName.mails'); // ✗`,
  'one that is nobody’s, by its worker': `import * as bull from 'bullmq';
export const worker = new bull.Worker('mails', async () => undefined); // ✗`,
  'one that is computed': `import { Queue } from 'bullmq';
export const queueOf = (name: string) => new Queue(name); // ✗`,
};

const legal: Snippets = {
  'an own queue': `import { Queue } from 'bullmq';
export const queue = new Queue('ownName.mails');`,
  'an own class of that name': `class Queue {
  constructor(readonly name: string) {}
}
export const queue = new Queue('mails');`,
  'an own queue and its worker, by one constant': `import { Queue, Worker } from 'bullmq';
const MAILS = 'ownName:mails';
export const all = () => [new Queue(MAILS), new Worker(MAILS, async () => undefined)];`,
};

export const queueNamesMutants: Corpus = {
  rule: 'names/queue',
  bad: (scene) => withPackages(packages, injections(scene, 'queue', bad)),
  legal: (scene) => withPackages(packages, injections(scene, 'queue-legal', legal)),
};
