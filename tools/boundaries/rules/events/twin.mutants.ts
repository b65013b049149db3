import type { Corpus } from '../../prove/corpus.ts';
import { event, telling } from './scenes.ts';

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
