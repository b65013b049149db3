import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { event, fromDoor, kernel, ownEvent, publishing, telling, toward } from './scenes.ts';

/** A publisher, and who hears it by a statement of one line. */
const hearing = (scene: Scene, [one, two]: [string, string], line: string, taken = 'Subscriptions'): Change => {
  const One = `${one.charAt(0).toUpperCase()}${one.slice(1)}Changed`;
  return {
    ...telling(scene, one, publishing(scene, one, `new ${One}({ id: '' })`, ownEvent(scene, one))),
    ...telling(scene, two, {
      arrows: [[], [one]],
      head: `${kernel(scene, two, taken)}\n${fromDoor(scene, two, one)}\nexport const known = ${One}.type;`,
      use: `export const hear = (subscriptions: Subscriptions, work: () => Promise<void>) =>\n  ${line}`,
    }),
  };
};

export const textMutants: Corpus = {
  rule: 'events/text',
  bad: (scene) => [
    {
      name: 'an object that says it is an event class',
      change: hearing(
        scene,
        ['heara', 'hearb'],
        `subscriptions.handle('note', { type: 'heara.thing.changed' } as unknown as typeof HearaChanged, work); // ✗`,
      ),
    },
    {
      name: 'a way to subscribe that is handed on',
      change: hearing(
        scene,
        ['hearc', 'heard'],
        'subscriptions.handle.bind(subscriptions, "note", HearcChanged, work); // ✗',
      ),
    },
    {
      name: 'a receiver without a type',
      change: hearing(scene, ['heare', 'hearf'], `JSON.parse('{}').handle('note', HeareChanged, work); // ✗`),
    },
    {
      name: 'an object, by a module that hears everything',
      change: telling(scene, 'heark', {
        arrows: [[], ['*'], 'It counts'],
        head: kernel(scene, 'heark', 'Subscriptions'),
        use: `export const hear = (subscriptions: Subscriptions, work: () => Promise<void>) =>
  subscriptions.handle('note', { type: '${scene.victim.name}.thing.changed' } as never, work); // ✗`,
      }),
    },
    {
      name: 'the list of all handlers',
      change: telling(scene, 'hearg', {
        head: kernel(scene, 'hearg', 'Handlers'),
        use: `export const hear = (handlers: Handlers, handler: Parameters<Handlers['add']>[0]) =>
  handlers.add(handler); // ✗`,
      }),
    },
  ],
  legal: (scene) => [
    {
      name: 'a class behind a cast, and names that other things have, too',
      change: {
        ...hearing(scene, ['hearh', 'heari'], `subscriptions.job('note', HearhChanged as typeof HearhChanged, work);`),
        ...telling(scene, 'hearl', {
          arrows: [[], ['*'], 'It counts'],
          head: `${kernel(scene, 'hearl', 'Subscriptions')}
import type { EventClass } from '${toward(scene, 'hearl', scene.shared('events'))}';`,
          use: `export const hear = (subscriptions: Subscriptions, all: readonly EventClass[], work: () => Promise<void>) =>
  all.forEach((it, at) => subscriptions.handle(\`note-\${at}\`, it as EventClass<never>, work));`,
        }),
        ...telling(scene, 'hearj', {
          head: '',
          use: `const bus = new Map<string, () => void>();
export const handle = (name: string) => bus.get(name);
export const heard = handle('identity.user.registered');`,
        }),
      },
    },
  ],
};

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
      name: 'two versions of one event',
      change: telling(scene, 'twinc', {
        events: `export ${event('TwincChanged', 'twinc.thing.changed')}
export ${event('TwincChangedNow', 'twinc.thing.changed').replace('version: 1', 'version: 2')}`,
      }),
    },
  ],
};
