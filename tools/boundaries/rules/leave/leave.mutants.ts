import type { Change, Corpus } from '../../prove/corpus.ts';
import { manifestOf } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';

interface Terms {
  readonly reason: string;
  readonly until: string;
}

/** The line of a newcomer's manifest on which its first waiver stands. */
const line = 8;

/** A newcomer that reaches behind a door, and whose manifest gives leave for it. */
function forgiven(scene: Scene, name: string, terms: Terms): Change {
  const { victim, newcomer, specifier, layout } = scene;
  const at = `${layout.modules}/${name}/deep.ts`;
  const waiver = JSON.stringify({ rule: 'door/internal-import', from: at, to: victim.entity.file, ...terms });
  const { name: entity, file } = victim.entity;
  return newcomer(name, [[victim.name], []], {
    [layout.manifest]: manifestOf(name, [[victim.name], []]).replace('\n}', `,\n  "waivers": [${waiver}]\n}`),
    'deep.ts': `import type { ${entity} } from '${specifier(at, file)}';\nexport type A = ${entity};`,
  });
}

/** Without what it would forgive. */
const needless = (scene: Scene, name: string): Change => {
  const at = `${scene.layout.modules}/${name}/deep.ts`;
  const use = `import { ${scene.victim.facade.name} as F } from '${scene.specifier(at, scene.door(scene.victim))}';\nexport const a = F;`;
  return { ...forgiven(scene, name, kept), [at]: use };
};

const kept: Terms = { reason: 'the door offers nothing for it yet', until: '2999-12-31' };
const place = ({ layout: { modules, manifest } }: Scene, name: string): readonly string[] => [
  `${modules}/${name}/${manifest}:${line}`,
];

/** That the rule which would be waived speaks as well is tried by the gate's own specs: here stands leave alone. */
export const unusedMutants: Corpus = {
  rule: 'waivers/unused',
  bad: (scene) => [
    { name: 'what was mended', change: needless(scene, 'mended'), at: place(scene, 'mended') },
    {
      name: 'another file',
      change: {
        ...needless(scene, 'elsewhere'),
        [`${scene.layout.modules}/elsewhere/other.ts`]: 'export const b = 1;',
      },
      at: place(scene, 'elsewhere'),
    },
  ],
  legal: (scene) => [
    { name: 'leave with a reason and an end', change: forgiven(scene, 'pardoned', kept) },
    { name: 'no leave at all', change: scene.newcomer('upright', [[], []]) },
  ],
};

export const reasonlessMutants: Corpus = {
  rule: 'waivers/reasonless',
  bad: (scene) => [
    {
      name: 'no reason',
      change: { ...needless(scene, 'silent'), ...manifestWith(scene, 'silent', { reason: ' ', until: '2999-12-31' }) },
      at: place(scene, 'silent'),
    },
    {
      name: 'no end',
      change: {
        ...needless(scene, 'endless'),
        ...manifestWith(scene, 'endless', { reason: 'it is hard', until: '2027-02-30' }),
      },
      at: place(scene, 'endless'),
    },
  ],
  legal: (scene) => [
    { name: 'both', change: forgiven(scene, 'reasoned', kept) },
    {
      name: 'a short reason, and the last day of a leap year',
      change: forgiven(scene, 'terse', { reason: 'later', until: '2096-02-29' }),
    },
  ],
};

export const expiredMutants: Corpus = {
  rule: 'waivers/expired',
  bad: (scene) =>
    ['stale', 'rotten'].map((name, index) => ({
      name: `a day of ${2020 + index}`,
      change: { ...needless(scene, name), ...manifestWith(scene, name, { ...kept, until: `${2020 + index}-01-31` }) },
      at: place(scene, name),
    })),
  legal: (scene) => [
    { name: 'a day to come', change: forgiven(scene, 'fresh', kept) },
    {
      name: 'a day that is gone, in the reason',
      change: forgiven(scene, 'hopeful', { ...kept, reason: 'promised for 2021-01-31' }),
    },
  ],
};

function manifestWith(scene: Scene, name: string, terms: Terms): Change {
  const file = `${scene.layout.modules}/${name}/${scene.layout.manifest}`;
  const text = forgiven(scene, name, terms)[file];
  return text === undefined ? {} : { [file]: text };
}

const frozen = (name: string): string => `.boundaries/${name}.json`;

export const goneMutants: Corpus = {
  rule: 'baseline/gone',
  bad: ({ newcomer, layout: { modules } }) =>
    ['sober', 'clean-now'].map((name) => ({
      name: `${name}, and frozen`,
      change: {
        ...newcomer(name, [[], []]),
        [frozen(name)]: `{\n  "door/internal-import | ${modules}/${name}/x.ts | y.ts": 1\n}`,
      },
      at: [`${frozen(name)}:2`],
    })),
  legal: (scene) => [
    { name: 'no baseline', change: scene.newcomer('blank', [[], []]) },
    {
      name: 'a file of that kind that lies elsewhere',
      change: scene.newcomer('archived', [[], []], {
        'archived.old.json': '{ "door/internal-import | x.ts | y.ts": 1 }',
      }),
    },
  ],
};

export const strictMutants: Corpus = {
  rule: 'baseline/strict',
  bad: ({ newcomer, layout: { manifest } }) =>
    ['stern', 'severe'].map((name) => ({
      name: `${name}, with an empty baseline`,
      change: {
        ...newcomer(name, [[], []], {
          [manifest]: manifestOf(name, [[], []]).replace('\n}', ',\n  "strict": true\n}'),
        }),
        [frozen(name)]: '{}',
      },
      at: [`${frozen(name)}:1`],
    })),
  legal: ({ newcomer, layout: { manifest } }) => [
    {
      name: 'strict, without one',
      change: newcomer('exact', [[], []], {
        [manifest]: manifestOf('exact', [[], []]).replace('\n}', ',\n  "strict": true\n}'),
      }),
    },
    { name: 'an empty one', change: { ...newcomer('lenient', [[], []]), [frozen('lenient')]: '{}' } },
  ],
};

export const leaveMutants: readonly Corpus[] = [
  unusedMutants,
  reasonlessMutants,
  expiredMutants,
  goneMutants,
  strictMutants,
];
