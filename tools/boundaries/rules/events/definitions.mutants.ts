import type { Corpus } from '../../prove/corpus.ts';
import { event, fromDoor, kernel, ownEvent, publishing, telling, toward } from './scenes.ts';

export const definitionMutants: Corpus = {
  rule: 'events/definition',
  bad: (scene) => [
    {
      name: 'under the name of another module',
      change: telling(scene, 'definea', {
        events: `export class DefineaChanged extends defineEvent({
  type: '${scene.victim.name}.thing.changed', // ✗
  version: 1,
  aggregate: 'id',
  data: z.strictObject({ id: z.string() }),
}) {}`,
      }),
    },
    {
      name: 'inside a file that is not one of events',
      change: telling(scene, 'defineb', {
        head: `import { z } from 'zod';\n${kernel(scene, 'defineb', 'defineEvent as fact')}`,
        use:
          event('DefinebAside', 'defineb.thing.aside').replace('defineEvent', 'fact').replace('class', 'export class') +
          ' // ✗',
      }),
    },
    {
      name: 'with a type that is computed',
      change: telling(scene, 'definec', {
        events: `const kind = (verb: string) => defineEvent({
  type: \`definec.thing.\${verb}\`, // ✗
  version: 1,
  aggregate: 'id',
  data: z.strictObject({ id: z.string() }),
});
export const DefinecChanged = kind(String(Math.random()));`,
      }),
    },
  ],
  legal: (scene) => [
    {
      name: 'with a type in a constant of its file',
      change: telling(scene, 'definee', {
        events: `const type = 'definee.thing.changed';
export class DefineeChanged extends defineEvent({ type, version: 1, aggregate: 'id', data: z.strictObject({ id: z.string() }) }) {}`.replace(
          '{ type,',
          '{ type: type,',
        ),
      }),
    },
    {
      name: 'under another name of what makes events',
      change: telling(scene, 'definef', {
        events: `const fact = defineEvent;
export ${event('DefinefChanged', 'definef.thing.changed').replace('defineEvent', 'fact')}`,
      }),
    },
    {
      name: 'with a type that is a constant, and parts that are spread',
      change: telling(scene, 'defined', {
        events: `const prefix = 'defined.thing' as const;
const rest = { version: 1, aggregate: 'id', data: z.strictObject({ id: z.string() }) } as const;
export class DefinedChanged extends defineEvent({ type: \`\${prefix}.changed\`, ...rest }) {}`,
      }),
    },
  ],
};

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

export const twinMutants: Corpus = {
  rule: 'events/twin',
  bad: (scene) =>
    ['twina', 'twinb'].map((name, index) => {
      const Name = `T${name.slice(1)}`;
      const type = `${name}.thing.changed`;
      return {
        name: index === 0 ? 'in one file' : 'by a constant',
        change: telling(scene, name, {
          events: `const again = '${type}' as const;
export ${event(`${Name}Changed`, type)}
export ${event(`${Name}Again`, type).replace(`'${type}'`, index === 0 ? `'${type}'` : 'again')} // ✗`,
        }),
      };
    }),
  legal: (scene) => [
    {
      name: 'two events of one thing',
      change: telling(scene, 'twind', {
        events: `export ${event('TwindChanged', 'twind.thing.changed')}
export ${event('TwindGone', 'twind.thing.gone')}`,
      }),
    },
    {
      name: 'two versions of one event',
      change: telling(scene, 'twinc', {
        events: `export ${event('TwincChanged', 'twinc.thing.changed')}
export ${event('TwincChangedNow', 'twinc.thing.changed').replace('version: 1', 'version: 2')}`,
      }),
    },
  ],
};
