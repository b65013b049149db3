import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { event, fromDoor, kernel, ownEvent, publishing, telling } from './scenes.ts';
import type { Differing } from './scenes.ts';

const Changed = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Changed`;

/** Publishes its own event, and hears those of others by the lines given. */
function talking(scene: Scene, name: string, others: readonly string[], lines: readonly string[]): Change {
  const told = publishing(scene, name, `new ${Changed(name)}({ id: '' })`, ownEvent(scene, name));
  return telling(scene, name, {
    arrows: [[], others],
    ...told,
    files: {
      [`${name}.handlers.ts`]: `${kernel(scene, name, 'Subscriptions')}
${others.map((it) => fromDoor(scene, name, it)).join('\n')}
export function hear(subscriptions: Subscriptions, work: () => Promise<void>): void {
${lines.map((it) => `  ${it}`).join('\n')}
}`,
    },
  });
}

const hears = (other: string, mark = '', name = `'note-${other}'`): string =>
  `subscriptions.handle(${name}, ${Changed(other)}, work);${mark}`;

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

/** A second event, which the door does not offer. */
const aside = (name: string, more: string): Pick<Differing, 'events'> => ({
  events: `export ${event(Changed(name), `${name}.thing.changed`)}
export ${event('Aside', `${name}.thing.aside`, more)}`,
});

const tellingAside = (scene: Scene, name: string, thing: string, more = ', trail: false'): Change =>
  telling(scene, name, {
    ...aside(name, more),
    ...publishing(scene, name, thing, ownEvent(scene, name, 'Aside')),
  });

export const unheardMutants: Corpus = {
  rule: 'events/unheard',
  bad: (scene) => [
    {
      name: 'an event that nobody hears',
      change: tellingAside(scene, 'unhearda', "new Aside({ id: '' }), // ✗\n  "),
    },
    {
      name: 'several of them at once',
      change: tellingAside(scene, 'unheardb', '...[1, 2].map((id) => new Aside({ id: String(id) })), // ✗\n  '),
    },
  ],
  legal: (scene) => [
    {
      name: 'an event that is kept for the audit trail',
      change: tellingAside(scene, 'unheardc', "new Aside({ id: '' })", ''),
    },
    {
      name: 'an event that the door offers',
      change: telling(scene, 'unheardd', {
        events: `export ${event('UnhearddChanged', 'unheardd.thing.changed', ', trail: false')}`,
        ...publishing(scene, 'unheardd', "new UnhearddChanged({ id: '' })", ownEvent(scene, 'unheardd')),
      }),
    },
  ],
};

export const handlerNameMutants: Corpus = {
  rule: 'events/handler-name',
  bad: (scene) => [
    {
      name: 'one name for two handlers',
      change: {
        ...talking(scene, 'namea', [], []),
        ...talking(scene, 'nameb', ['namea'], [hears('namea', '', "'note'"), hears('namea', ' // ✗', "`no${'te'}`")]),
      },
    },
    {
      name: 'a name that is computed',
      change: {
        ...talking(scene, 'namec', [], []),
        ...talking(scene, 'named', ['namec'], [hears('namec', ' // ✗', '`${Date.now()}-note`')]),
      },
    },
    {
      name: 'a name that one of many could be',
      change: {
        ...talking(scene, 'namee', [], []),
        ...talking(
          scene,
          'namef',
          ['namee'],
          [
            `for (const it of [String(work)]) ${hears('namee', '', '`note-${it}`')}`,
            hears('namee', ' // ✗', "'note-all'"),
          ],
        ),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'two names of one module, one of which begins as the other does',
      change: {
        ...talking(scene, 'namej', [], []),
        ...talking(scene, 'namek', ['namej'], [hears('namej', '', "'note'"), hears('namej', '', "'note-again'")]),
      },
    },
    {
      name: 'a name in a constant',
      change: {
        ...talking(scene, 'namel', [], []),
        ...talking(scene, 'namem', ['namel'], ["const name = 'note';", hears('namel', '', 'name')]),
      },
    },
    {
      name: 'the same name in two modules, and many that begin with a text of their own',
      change: {
        ...talking(scene, 'nameg', [], []),
        ...talking(scene, 'nameh', ['nameg'], [hears('nameg', '', "'note'")]),
        ...talking(
          scene,
          'namei',
          ['nameg'],
          [hears('nameg', '', "'note'"), `for (const it of [String(work)]) ${hears('nameg', '', '`notice-${it}`')}`],
        ),
      },
    },
  ],
};
