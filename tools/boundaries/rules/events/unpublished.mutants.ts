import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { kernel, ownEvent, publishing, telling } from './scenes.ts';
import { Changed, hears, talking } from './graph-scenes.ts';

/** Publishes an event, and hears it itself. */
const ownEar = (scene: Scene, name: string): Change => ({
  ...telling(scene, name, {
    ...publishing(scene, name, `new ${Changed(name)}({ id: '' })`, ownEvent(scene, name)),
    files: {
      [`${name}.handlers.ts`]: `${kernel(scene, name, 'Subscriptions')}
${ownEvent(scene, name)}
export const hear = (subscriptions: Subscriptions, work: () => Promise<void>) => ${hears(name).replace(/;$/, '')};`,
    },
  }),
});

export const unpublishedMutants: Corpus = {
  rule: 'events/unpublished',
  bad: (scene) => [
    {
      name: 'an event that nobody publishes',
      change: { ...telling(scene, 'silenta'), ...talking(scene, 'silentb', ['silenta'], [hears('silenta', ' // ✗')]) },
    },
    {
      name: 'an event that only a test publishes',
      change: {
        ...telling(scene, 'silentc', {
          files: {
            [`silentc.spec.ts`]: `${kernel(scene, 'silentc', 'Outbox')}
${ownEvent(scene, 'silentc')}
export const tell = (outbox: Outbox, caller: Parameters<Outbox['publish']>[0]) =>
  outbox.publish(caller, new SilentcChanged({ id: '' }));`,
          },
        }),
        ...talking(scene, 'silentd', ['silentc'], [hears('silentc', ' // ✗')]),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'an event of one’s own',
      change: ownEar(scene, 'silentg'),
    },
    {
      name: 'an event that its module publishes',
      change: { ...talking(scene, 'silente', [], []), ...talking(scene, 'silentf', ['silente'], [hears('silente')]) },
    },
  ],
};
