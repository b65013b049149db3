import type { Corpus } from '../../prove/corpus.ts';

export const driverMutants: Corpus = {
  rule: 'database/driver',
  bad: ({ file, layout: { orm } }) => {
    const [first] = orm.packages;
    if (first === undefined) return [];
    const inSpec = orm.packages.at(-1) ?? first;
    return [
      {
        name: 'a value',
        change: { [file('drives.ts')]: `import * as orm from '${first}'; // ✗\nexport const a = orm;` },
      },
      { name: 'a type', change: { [file('drives-type.ts')]: `export type A = typeof import('${first}'); // ✗` } },
      {
        name: 'in a test',
        change: { [file('drives.spec.ts')]: `import * as driver from '${inSpec}'; // ✗\nexport const a = driver;` },
      },
      {
        name: 'a file inside the package',
        change: {
          [file('drives-inner.ts')]:
            `import data from '${first}/package.json' with { type: 'json' }; // ✗\nexport const a = data;`,
        },
      },
    ];
  },
  legal: ({ file, layout: { orm } }) => {
    const [first] = orm.packages;
    const [role] = orm.roles;
    if (first === undefined || role === undefined) return [];
    return [
      {
        name: 'where it belongs',
        change: {
          [file(`rooms/driven.${role}.ts`)]: `import type * as orm from '${first}';\nexport type Orm = typeof orm;`,
        },
      },
      {
        name: 'words and members of such a name',
        change: {
          [file('drives-not.ts')]:
            `export const drivers = { '${first}': 1, main: '${first}' };\nexport const used = (it: { '${first}': number }) => it['${first}'];`,
        },
      },
      {
        name: 'an own class of a name that a package has',
        change: {
          [file('drives-own.ts')]:
            'export class DataSource {}\nexport class Pool { query = (text: string) => text.length; }',
        },
      },
      {
        name: 'a file that is called like it',
        change: { [file(`${first.replace(/\W/g, '-')}.ts`)]: `export const name = '${first}';` },
      },
    ];
  },
};
