import type { Change, Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';
import { fromDoor, kernel, ownEvent, publishing, telling, toward } from './scenes.ts';

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

const classes = (scene: Scene): readonly Injection[] => [
  {
    name: 'a class behind a cast',
    change: hearing(scene, ['hearh', 'heari'], `subscriptions.job('note', HearhChanged as typeof HearhChanged, work);`),
  },
  {
    name: 'one of two classes',
    change: hearing(
      scene,
      ['hearm', 'hearn'],
      `subscriptions.handle('note', work.length > 0 ? HearmChanged : HearmChanged, work);`,
    ),
  },
  {
    name: 'every event class, by a module that says that it hears everything',
    change: telling(scene, 'hearl', {
      arrows: [[], ['*'], 'It counts'],
      head: `${kernel(scene, 'hearl', 'Subscriptions')}
import type { EventClass } from '${toward(scene, 'hearl', scene.shared('events'))}';`,
      use: `export const hear = (subscriptions: Subscriptions, all: readonly EventClass[], work: () => Promise<void>) =>
  all.forEach((it, at) => subscriptions.handle(\`note-\${at}\`, it as EventClass<never>, work));`,
    }),
  },
];

const noClasses = (scene: Scene): readonly Injection[] => [
  {
    name: 'a method of that name of something else',
    change: telling(scene, 'hearj', {
      head: '',
      use: `const bus = new Map<string, () => void>();
export const handle = (name: string) => bus.get(name);
export const heard = handle('identity.user.registered');`,
    }),
  },
  {
    name: 'what the clock drives',
    change: telling(scene, 'hearo', {
      head: kernel(scene, 'hearo', 'Subscriptions'),
      use: `export const hear = (subscriptions: Subscriptions, work: () => Promise<void>) =>
  subscriptions.every('sweep', 60, work);`,
    }),
  },
];

const ofNode: Snippets = {
  'a text of another module, on an emitter of Node': `import type { EventEmitter } from 'node:events';
export const hear = (emitter: EventEmitter) => emitter.on('victimName.thing.changed', () => undefined); // ✗`,
  'the same, on an own emitter, put together': `import { EventEmitter } from 'node:events';
class Bus extends EventEmitter {}
const whose = 'victimName';
export const tell = (bus: Bus) => bus.emit(\`\${whose}:changed\`); // ✗`,
};

const ofNodeLegal: Snippets = {
  'what streams and sockets tell, and own texts': `import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
export class Steps {
  private readonly emitter = new EventEmitter();
  tell = () => this.emitter.emit('ownName.done');
  read = (all: string[]) => Readable.from(all).on('data', () => undefined).once('end', this.tell);
}`,
  'a list of an own kind that is told by texts': `export const told = (list: { on(name: string): void }) => list.on('victimName.thing.changed');`,
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
    ...injections(scene, 'event-node', ofNode),
    {
      name: 'the list of all handlers',
      change: telling(scene, 'hearg', {
        head: kernel(scene, 'hearg', 'Handlers'),
        use: `export const hear = (handlers: Handlers, handler: Parameters<Handlers['add']>[0]) =>
  handlers.add(handler); // ✗`,
      }),
    },
  ],
  legal: (scene) => [...classes(scene), ...noClasses(scene), ...injections(scene, 'event-node-legal', ofNodeLegal)],
};
