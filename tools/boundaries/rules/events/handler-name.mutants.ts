import type { Corpus } from '../../prove/corpus.ts';
import { hears, talking } from './graph-scenes.ts';

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
