import type { Corpus } from '../../prove/corpus.ts';
import { event, fromDoor, kernel, ownEvent, publishing, telling, toward } from './scenes.ts';

export const foreignPublishMutants: Corpus = {
  rule: 'events/foreign-publish',
  bad: (scene) => [
    {
      name: 'an event of another module',
      change: {
        ...telling(scene, 'publisha'),
        ...telling(scene, 'publishb', {
          arrows: [[], ['publisha']],
          ...publishing(
            scene,
            'publishb',
            "new PublishaChanged({ id: '' }), // ✗\n  ",
            fromDoor(scene, 'publishb', 'publisha'),
          ),
        }),
      },
    },
    {
      name: 'whatever it is given',
      change: telling(scene, 'publishc', {
        head: `${kernel(scene, 'publishc', 'Outbox')}\nimport type { DomainEvent } from '${toward(scene, 'publishc', scene.shared('events'))}';`,
        use: `export const tell = (outbox: Outbox, caller: Parameters<Outbox['publish']>[0], event: DomainEvent) =>
  outbox.publish(caller, event); // ✗`,
      }),
    },
  ],
  legal: (scene) => [
    {
      name: 'one of one’s own, or another',
      change: telling(scene, 'publishe', {
        events: `export ${event('PublisheChanged', 'publishe.thing.changed')}
export ${event('PublisheGone', 'publishe.thing.gone')}`,
        ...publishing(
          scene,
          'publishe',
          "Date.now() > 0 ? new PublisheChanged({ id: '' }) : new PublisheGone({ id: '' })",
          ownEvent(scene, 'publishe', 'PublisheChanged, PublisheGone'),
        ),
      }),
    },
    {
      name: 'several of one’s own, in a list',
      change: telling(
        scene,
        'publishd',
        publishing(
          scene,
          'publishd',
          '...[1, 2].map((id) => new PublishdChanged({ id: String(id) }))',
          ownEvent(scene, 'publishd'),
        ),
      ),
    },
  ],
};
