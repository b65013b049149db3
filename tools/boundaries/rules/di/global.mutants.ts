import type { Corpus } from '../../prove/corpus.ts';
import { composed, fromShared, inApp, inShared, sharedFile } from './scenes.ts';

const everywhere = `@Module({})
export class Board {}
export const board = (): DynamicModule => ({ module: Board });
export const everywhere = (module: DynamicModule): DynamicModule => ({ ...module, global: true });`;

export const globalMutants: Corpus = {
  rule: 'di/global',
  bad: (scene) => [
    {
      name: 'a shared module that a feature makes global',
      change: {
        ...inShared(scene, 'boards-of-all', everywhere),
        ...composed(scene, 'globala', {
          head: fromShared(scene, 'globala', 'boards-of-all', 'board, everywhere'),
          lists: { imports: 'everywhere(board()), // ✗\n  ' },
        }),
      },
    },
    {
      name: 'a part of a feature, by a shared function',
      change: {
        ...inShared(scene, 'boards-for-all', everywhere),
        ...composed(scene, 'globalb', {
          head: `${fromShared(scene, 'globalb', 'boards-for-all', 'everywhere')}
class GlobalbPart {} // ✗`,
          lists: { imports: 'everywhere({ module: GlobalbPart })' },
        }),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'the module of ports, in the app',
      change: inApp(
        scene,
        'ports.module.ts',
        [],
        `import { Global } from '@nestjs/common';\n@Global()\n@Module({})\nexport class PortsModule {}`,
      ),
    },
    {
      name: 'a shared module that the app makes global',
      change: {
        ...inShared(scene, 'boards-by-app', everywhere),
        ...inApp(
          scene,
          'board.module.ts',
          [],
          `import { board, everywhere } from '${scene.specifier(`${scene.layout.apps}/trial/x.ts`, sharedFile(scene, 'boards-by-app'))}';
@Module({ imports: [everywhere(board())] })
export class BoardOfApp {}`,
        ),
      },
    },
  ],
};
