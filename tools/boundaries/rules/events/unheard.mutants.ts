import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { event, ownEvent, publishing, telling } from './scenes.ts';
import type { Differing } from './scenes.ts';
import { Changed } from './graph-scenes.ts';

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
