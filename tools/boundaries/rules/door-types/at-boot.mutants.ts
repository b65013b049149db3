import type { Corpus } from '../../prove/corpus.ts';
import { asking } from './asking.ts';

export const atBootMutants: Corpus = {
  rule: 'facade/at-boot',
  bad: (scene) => [
    asking(
      scene,
      'hooks',
      'in hooks of the container',
      `
  async onModuleInit() { await this.load(); } // ✗
  async onApplicationBootstrap() { void this.other.$ask('', ''); } // ✗
  async beforeApplicationShutdown() { await Promise.resolve().then(() => this.other.$ask('', '')); } // ✗
  private async load() { return (await this.other.$ask('', '')); }`,
    ),
    asking(
      scene,
      'making',
      'while objects are made',
      `
  readonly first = this.other.$ask('', ''); // ✗`,
      `
export class Maker {
  constructor(other: $Facade) { void other.$ask('', ''); } // ✗
}
export const provider = { provide: Maker, inject: [$Facade], useFactory: async (other: $Facade) => other.$ask('', '') }; // ✗`,
    ),
  ],
  legal: (scene) => [
    asking(
      scene,
      'later',
      'what is only got ready',
      `
  private readonly ask = (id: string) => this.other.$ask('', id);
  onModuleInit() { this.listen(() => this.ask('1')); setTimeout(() => void this.ask('1'), 1).unref(); }
  private readonly all: (() => unknown)[] = [];
  private listen(work: () => unknown): void { this.all.push(work); }
  async onRequest() { return this.ask('1'); }`,
    ),
    asking(
      scene,
      'alike',
      'a function that is called like a hook',
      '',
      `
export async function onModuleInit(other: $Facade) { return other.$ask('', ''); }`,
    ),
  ],
};
