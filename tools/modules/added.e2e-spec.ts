import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyOf } from '../boundaries/ablate/copy.ts';
import { readLayout } from '../boundaries/collect/config.ts';
import { inRoot, root } from '../runner/places.ts';
import { capture } from '../runner/processes.ts';
import { fieldTypes } from './add/samples.ts';

/** What a module is added to, and taken out of again: nothing of it reaches the repository. */
const copy = copyOf(root, readLayout(root, undefined).layout);
const LONG = 600_000;
const module = 'ledgers';
const fields = Object.keys(fieldTypes).flatMap((type) => [`${type}Field:${type}`, `${type}Maybe:${type}?`]);

/** As a terminal of its own would have it: nothing of this run's database, or of Jest. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(TEST_|JEST_|NODE_ENV$|NODE_OPTIONS$|.*DATABASE)/.test(name)),
);
const run = (...words: string[]) => capture(process.execPath, words, { cwd: copy.root, env: environment });
const npmRun = (...words: string[]) => run('tools/runner/run.mjs', ...words);
const test = (name: string, ...files: string[]) => npmRun('test', ...files, '-t', name);

/** The files of the copy, with what is in them. */
const files = () => {
  const names = globSync('{apps,libs,docs,ops,tools,.github}/**/*.*', { cwd: copy.root, exclude: ['**/node_modules'] });
  return new Map(names.sort().map((name) => [name, readFileSync(join(copy.root, name), 'utf8')]));
};

let before: ReturnType<typeof files>;
beforeAll(() => {
  before = files();
});
afterAll(() => copy.remove());

describe('a module that is added, with a field of each type', () => {
  it(
    'is written with its documents, and says what comes next',
    async () => {
      const { code, output } = await npmRun('add', module, ...fields);
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(`npm test -- ${module}`) });
      expect(readFileSync(join(copy.root, 'apps/api/openapi.json'), 'utf8')).toContain('"ledgers_createLedger"');
    },
    LONG,
  );

  it(
    'passes its own tests, and those of every route and every table',
    async () => {
      const matrices = ['budgets', 'matrix', 'lists', 'walls', 'repeats', 'contract'].map((it) => `${it}.e2e-spec`);
      const name =
        'ledger|has a case|has a budget|on no other|whichever entity|has every route|has one request|in a form';
      const { code, output } = await test(name, `libs/modules/${module}`, ...matrices);
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('Test Suites: 8 passed') });
    },
    LONG,
  );

  it(
    'compiles, is clean for the gate, and keeps the rules of the contract',
    async () => {
      const parts = [`libs/modules/${module}`, `apps/api/test/${module}`, 'apps/api/main.ts'];
      writeFileSync(
        join(copy.root, 'tsconfig.part.json'),
        JSON.stringify({ extends: './tsconfig.json', include: parts }),
      );
      const [types, gate, contract] = await Promise.all([
        run(inRoot('node_modules/typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.part.json'),
        run('tools/boundaries/bin/boundaries.ts'),
        npmRun('contract'),
      ]);
      expect(contract).toMatchObject({ code: 0 });
      expect(types).toMatchObject({ code: 0, output: '' });
      expect(gate).toMatchObject({ code: 0, output: expect.stringContaining('boundaries: clean') });
    },
    LONG,
  );
});

describe('a module that was added without its wall', () => {
  it(
    'is found out by its own tests and by the gate',
    async () => {
      const [file = ''] = globSync(`libs/modules/${module}/migrations/*.ts`, { cwd: copy.root });
      const written = readFileSync(join(copy.root, file), 'utf8');
      const wall = /^.*tenantPolicy\('ledgers.ledgers'\).*\n/m;
      expect(written).toMatch(wall);
      writeFileSync(join(copy.root, file), written.replace(wall, '').replace(/^import .*tenantPolicy.*\n/m, ''));
      const [tests, gate] = await Promise.all([
        test('wall', `libs/modules/${module}/${module}.walls`),
        run('tools/boundaries/bin/boundaries.ts', '--only', 'catalog'),
      ]);
      expect(tests).toMatchObject({ code: 1, output: expect.stringContaining('2 failed') });
      expect(gate).toMatchObject({ code: 1, output: expect.stringContaining('ledgers.ledgers') });
      writeFileSync(join(copy.root, file), written);
    },
    LONG,
  );
});

describe('a module that is removed', () => {
  it(
    'is not while others need it, is shown first, and then leaves every file as it was before',
    async () => {
      const neighbour = join(copy.root, 'libs/modules/notifications/module.json');
      const manifest = readFileSync(neighbour, 'utf8');
      writeFileSync(neighbour, manifest.replace('"listensTo": [', `"listensTo": ["${module}", `));
      expect(await npmRun('remove', module, 'really')).toMatchObject({
        code: 1,
        output: expect.stringContaining(
          'libs/modules/notifications/module.json:6:17  notifications listens to ledgers',
        ),
      });
      writeFileSync(neighbour, manifest);
      const shown = await npmRun('remove', module);
      expect(shown).toMatchObject({ code: 0, output: expect.stringContaining('Nothing was changed') });
      for (const part of [
        'DELETE /v1/organizations/{organizationId}/ledgers/{ledgerId}',
        'ledgers:write',
        'ledgers.ledger.created',
      ])
        expect(shown.output).toContain(part);
      const { code, output } = await npmRun('remove', module, 'really');
      expect({ code, output }).toMatchObject({
        code: 0,
        output: expect.stringContaining('drop schema ledgers cascade;'),
      });
      const after = files();
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [name, text] of after) expect({ name, same: before.get(name) === text }).toEqual({ name, same: true });
    },
    LONG,
  );

  it('is not one that says that it is not removable', async () => {
    const { code, output } = await npmRun('remove', 'organizations', 'really');
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('organizations is not removable'),
    });
  });
});
