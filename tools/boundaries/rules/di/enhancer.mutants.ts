import type { Corpus } from '../../prove/corpus.ts';
import { composed, fromShared, inShared } from './scenes.ts';

const attach = `import { APP_GUARD, APP_PIPE } from '@nestjs/core';
export const guarded = (useClass: Type): Provider => ({ provide: APP_GUARD, useClass });
export const piped = (useExisting: Type): Provider => ({ provide: APP_PIPE, useExisting });`;

export const enhancerMutants: Corpus = {
  rule: 'di/enhancer',
  bad: (scene) => [
    {
      name: 'a guard, by a shared function',
      change: {
        ...inShared(scene, 'guards-of-all', attach),
        ...composed(scene, 'enhancea', {
          head: `${fromShared(scene, 'enhancea', 'guards-of-all', 'guarded')}
class Gate {
  canActivate(): boolean { return true; }
}`,
          lists: { providers: 'EnhanceaFacade, EnhanceaStore,\n    guarded(Gate), // ✗\n  ' },
        }),
      },
    },
    {
      name: 'a pipe under another name, by a shared function',
      change: {
        ...inShared(scene, 'pipes-of-all', attach),
        ...composed(scene, 'enhanceb', {
          head: `${fromShared(scene, 'enhanceb', 'pipes-of-all', 'piped')}
class Mill {
  transform(value: unknown): unknown { return value; }
}`,
          lists: { providers: '...[piped(Mill)], // ✗\n    EnhancebFacade, EnhancebStore, Mill' },
        }),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a guard that shared code attaches',
      change: inShared(
        scene,
        'gates-of-all',
        `import { APP_GUARD } from '@nestjs/core';
export class Gate {
  canActivate(): boolean { return true; }
}
@Module({ providers: [{ provide: APP_GUARD, useClass: Gate }] })
export class Gates {}`,
      ),
    },
    {
      name: 'a guard on a controller of one’s own, and middleware for it',
      change: composed(scene, 'enhancec', {
        head: `import { Controller, Get, Injectable, UseGuards } from '@nestjs/common';
@Injectable()
class OwnGuard {
  canActivate(): boolean { return true; }
}
@Controller('enhancec')
@UseGuards(OwnGuard)
export class OwnController {
  @Get() get(): string { return ''; }
}`,
        tail: `@Module({ controllers: [OwnController] })
export class EnhancecPart {
  configure(consumer: { apply(by: () => void): { forRoutes(to: unknown): void } }): void {
    consumer.apply(() => undefined).forRoutes(OwnController);
  }
}`,
      }),
    },
  ],
};
