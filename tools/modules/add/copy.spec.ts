import { beforeAll, describe, expect, it } from '@jest/globals';
import { filesOf } from './copy.ts';
import type { Wanted } from './copy.ts';
import { withFields } from './repeat.ts';
import { fieldTypes, samples, specimenNames } from './samples.ts';
import { tidied } from './tidy.ts';
import { readRequest } from './words.ts';

const NOW = 1_790_000_000_000;
const wanted = (...words: string[]): Wanted => ({ ...readRequest(words), now: NOW });
const fields = (...words: string[]) => readRequest(['projects', ...words]).fields;

const specimenWords = new RegExp(
  [specimenNames.singular, ...Object.values(samples).flatMap(({ required, optional }) => [required, optional])].join(
    '|',
  ),
  'i',
);

describe('a module that is made', () => {
  let files: ReadonlyMap<string, string>;
  const file = (name: string) => files.get(`libs/modules/projects/${name}`) ?? '';
  beforeAll(async () => {
    files = await filesOf(wanted('projects', 'name:text', 'total:money', 'dueDate:date?'));
  });

  it('lies where modules lie, its migration numbered by the time', () => {
    expect([...files.keys()].sort()).toEqual([
      'apps/api/test/projects/projects.cases.ts',
      ...['index.ts', `migrations/${NOW}-create-projects.ts`, 'module.json', 'project.entity.ts'].map(
        (it) => `libs/modules/projects/${it}`,
      ),
      ...['controller', 'dto', 'errors', 'events', 'handlers', 'module', 'permissions', 'repository', 'service'].map(
        (it) => `libs/modules/projects/projects.${it}.ts`,
      ),
      ...['projects.shapes.ts', 'projects.spec.ts', 'projects.walls.spec.ts', 'test/examples.ts'].map(
        (it) => `libs/modules/projects/${it}`,
      ),
    ]);
  });

  it('has a column for each field, two for money, and names those alone that are not called as their member', () => {
    expect(file('project.entity.ts')).toContain("  @Column({ type: 'text' })\n  name!: string;\n");
    expect(file('project.entity.ts')).toContain("@Column({ name: 'total_currency', type: 'text' })\n  totalCurrency!");
    expect(file('project.entity.ts')).toContain(
      "@Column({ name: 'due_date', type: 'date' })\n  dueDate!: string | null",
    );
    const migration = file(`migrations/${NOW}-create-projects.ts`);
    expect(migration).toContain('        total_minor bigint not null,\n        total_currency text not null\n');
    expect(migration).toContain('        due_date date,\n        version int not null default 1,\n');
  });

  it('says of each field, in the order in which they were asked for, what its type says', () => {
    expect(file('projects.dto.ts')).toContain(
      'const settable = { name: text(LONGEST_TEXT), total: MoneyInput, dueDate: date().nullish() };',
    );
    expect(file('projects.events.ts')).toContain("export const changeable = ['name', 'total', 'dueDate'] as const;");
  });

  it('imports nothing and declares nothing that it does not use', () => {
    expect(file('projects.dto.ts')).not.toContain('INTEGER');
    expect(file('projects.dto.ts')).toContain(
      'import { date, id, listOf, Money, MoneyInput, text, timestamp, wholeNumber } from',
    );
  });

  it('loses the test of what may be lacking where nothing may', async () => {
    const spec = async (...words: string[]) =>
      (await filesOf(wanted('projects', ...words))).get('libs/modules/projects/projects.spec.ts');
    expect(await spec('name:text?')).toContain('without what it may lack');
    expect(await spec('name:text')).not.toContain('lack');
  });
});

it.each([
  ['of one field', ['name:text']],
  ['of optional ones', ['note:text?']],
  ['of all types', Object.keys(fieldTypes).flatMap((type) => [`${type}Field:${type}`, `${type}Maybe:${type}?`])],
])('nothing of the specimen is left in a module %s', async (_what, words) => {
  const files = await filesOf(wanted('people', 'person', ...words));
  expect(files.size).toBeGreaterThan(15);
  for (const [name, text] of files) {
    expect(name).not.toMatch(specimenWords);
    expect([name, text.split('\n').filter((line) => specimenWords.test(line))]).toEqual([name, []]);
  }
});

it('a field may be called as the specimen is', async () => {
  const files = await filesOf(wanted('ships', 'voyageCount:integer', 'homePort:date'));
  expect(files.get('libs/modules/ships/ships.dto.ts')).toContain(
    '{ voyageCount: wholeNumber(LOWEST_INTEGER), homePort: date() }',
  );
  expect(files.get('libs/modules/ships/ship.entity.ts')).toContain("name: 'voyage_count'");
});

describe('a specimen that is broken', () => {
  it('is refused where it says of a field what stands in no list of fields', () => {
    const text = "const settable = { homePort: 1, shipLog: 2 };\nconst first = 'homePort';\n";
    expect(() => withFields('voyages.dto.ts', text, fields('name:text'))).toThrow(
      'voyages.dto.ts says something of homePort outside of a list of fields',
    );
  });

  it('is refused where one item is about two fields', () => {
    const text = 'const settable = { homePort: shipLog, deckCount: 2 };\n';
    expect(() => withFields('voyages.dto.ts', text, fields('name:text'))).toThrow('outside of a list of fields');
  });

  it('is refused where a list is left empty outside of a test', () => {
    const text = 'const lacking = { shipLog: 1, portFee: 2 };\n';
    expect(() => withFields('voyages.dto.ts', text, fields('name:text'))).toThrow('left with an empty list');
  });
});

describe('a tidy file', () => {
  it('has its imports in order, and none that nothing uses', () => {
    const text =
      "import { z } from './people.dto.js';\nimport { c, B, a } from './person.entity.js';\nexport const all = [z, B, c];\n";
    expect(tidied('x.ts', text)).toBe(
      "import { z } from './people.dto.js';\nimport { B, c } from './person.entity.js';\nexport const all = [z, B, c];\n",
    );
  });

  it('loses what served nothing but what is lost', () => {
    const text =
      "import { z } from 'zod';\n\nconst LOWEST = 1;\nconst number = () => z.int().min(LOWEST);\nexport const left = 2;\n";
    expect(tidied('x.ts', text).trim()).toBe('export const left = 2;');
  });
});
