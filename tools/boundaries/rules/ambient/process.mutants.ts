import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'an event of its own': `export const tell = () => process.emit('victimName' as 'exit', 0 as never); // ✗`,
  'a listener': `import { on } from 'node:process';
on('SIGTERM', () => undefined); // ✗
export const heard = true;`,
  'a property of its own': `export const plan = () => (process as unknown as { plan: string }).plan; // ✗`,
  'its end': `export const end = () => process['exit'](1); // ✗`,
  'handed on': `export const all = [process]; // ✗`,
  'what is loaded into it': `export const load = (into: object) => process.dlopen(into, './plans.node'); // ✗`,
};

const legal: Snippets = {
  'what it says of itself': `export const about = () => [process.pid, process.platform, process.memoryUsage().rss, process.uptime(), process.cwd()];`,
  'a parameter of that name': `export const run = (process: { emit(name: string): void }) => process.emit('x');`,
  'what waits for the next turn, and what time it is': `export const later = (work: () => void) => {
  process.nextTick(work);
  return [process.hrtime(), process.cpuUsage(), process.versions.node, process.arch];
};`,
  'an own method of that name': `export class Jobs {
  private readonly done: string[] = [];
  process(job: string) {
    this.done.push(job);
    return this;
  }
  exit = () => this.done.length;
}
export const all = new Jobs().process('a').exit();`,
  'types of it': `export type On = typeof process.platform | NodeJS.Signals;
export const isOn = (it: On, all: ReadonlySet<On>) => all.has(it);`,
  'something else that loads and binds': `export const load = (it: { dlopen(name: string): void; binding: string }) => [it.dlopen('a'), it.binding];`,
};

export const processStateMutants: Corpus = {
  rule: 'ambient/process',
  bad: (scene) => injections(scene, 'process', bad),
  legal: (scene) => injections(scene, 'process-legal', legal),
};
