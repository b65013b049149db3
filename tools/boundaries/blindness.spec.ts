import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { installed } from './collect/engines.ts';
import type { Engines } from './collect/tree.ts';
import { judgeRepository } from './inspect.ts';
import { exitCodeOf } from './model/finding.ts';
import { build, clean, manifest } from './test/house.ts';
import type { Files } from './test/house.ts';
import { addTo, answerTo, deepImportOfBilling, runProgram } from './test/run.ts';
import type { Run } from './test/run.ts';

let root: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = build(clean));
});
afterEach(() => remove());

const add = (files: Files): void => addTo(root, files);
const run = (...args: string[]): Promise<Run> => runProgram(['--root', root, '--only', 'imports', ...args]);

describe('a run that saw too little', () => {
  const blindTo = async (engines: Partial<Engines>) =>
    judgeRepository({ root, layers: new Set(['imports']) }, { ...installed, ...engines });
  const nothing = { modules: [], violations: [] };

  it('is no clean run: dependency-cruiser saw no file', async () => {
    const verdict = await blindTo({ cruise: async () => nothing });
    expect(exitCodeOf(verdict)).toBe(2);
    expect(verdict.blind).toEqual([expect.stringMatching(/^dependency-cruiser saw 0 of 31 files.*npm ci/)]);
  });

  it('is no clean run: dependency-cruiser reads files and misses what they import', async () => {
    const cruise: Engines['cruise'] = async (files, options) => {
      const cruised = await installed.cruise(files, options);
      cruised.modules.forEach((module) => (module.dependencies = []));
      return cruised;
    };
    const { blind } = await blindTo({ cruise });
    expect(blind).toEqual([expect.stringMatching(/index\.js, and dependency-cruiser did not see it/)]);
  });

  it('does not start: a TypeScript without the API', async () => {
    await expect(blindTo({ typescript: '7.0.2' })).rejects.toThrow(/TypeScript 7\.0\.2 is installed.*npm ci/);
  });

  it('still reports what it found: a finding beats everything', async () => {
    add(deepImportOfBilling);
    const verdict = await blindTo({ cruise: async () => nothing });
    expect(verdict.findings.map(({ rule }) => rule)).toContain('door/internal-import');
    expect(exitCodeOf(verdict)).toBe(1);
  });

  it('takes the second opinion: what dependency-cruiser alone sees is a finding too', async () => {
    const rule = { name: 'database/driver', severity: 'error' as const };
    const violation = {
      rule,
      from: 'libs/modules/flags/flags.module.ts',
      to: 'node_modules/pg/lib/index.js',
      unresolvedTo: 'pg',
    };
    const cruise: Engines['cruise'] = async (files, options) => {
      const cruised = await installed.cruise(files, options);
      cruised.violations.push(violation);
      return cruised;
    };
    const { findings } = await blindTo({ cruise });
    expect(findings).toEqual([expect.objectContaining({ rule: 'database/driver', subjects: [violation.from, 'pg'] })]);
  });
});

describe('what cannot be judged', () => {
  const flags = 'libs/modules/flags/module.json';
  it.each([
    ['an unknown field', manifest('flags').replace('"owner"', '"ownr"'), `${flags}:3:3  has an unknown field "ownr"`],
    ['another name than the folder', manifest('flag'), `${flags}:2:3  says "flag", but the folder is called flags`],
    ['no reason beside *', manifest('flags', [], ['*']), `${flags}:6:3  hears "*" and does not say why`],
    [
      'an arrow twice',
      manifest('flags', ['identity', 'identity']),
      `${flags}:5:3  "dependsOn" must be a list of names, none twice`,
    ],
    ['no JSON', '{ "name": ', `${flags}:1:1  is not JSON`],
    ['a field twice', manifest('flags').replace('"owner"', '"name"'), `${flags}:3:3  names "name" twice`],
  ])('a manifest with %s ends in 2, at its line', async (_, text, reason) => {
    add({ [flags]: text });
    const { code, out } = await answerTo(root);
    expect(code).toBe(2);
    expect(out).toContain(`cannot judge: ${reason}`);
    expect(out).toMatch(/then run npx bulkhead-boundaries again\.\n$/);
  });

  it.each([
    [['--root', '/no/such/folder']],
    [['--config', 'no-such.json']],
    [['--format', 'xml']],
    [['--quiet']],
    [['jugde']],
    [['explain', 'door/nothing']],
    [['why', 'billing', 'nobody']],
  ])('a command line that is wrong ends in 2: %j', async (args) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toMatch(/^cannot judge: /);
  });

  it('a configuration with an unknown field, or with a folder that is not there, ends in 2', async () => {
    add({ 'boundaries.config.json': '{ "moduls": "libs/modules" }' });
    expect((await run()).code).toBe(2);
    add({ 'boundaries.config.json': '{ "modules": "src/modules" }' });
    expect((await run()).err).toContain('the folder src/modules does not exist');
  });
});

describe('another repository', () => {
  it('says where its parts are', async () => {
    remove();
    const moved = Object.entries(clean).map(([path, text]) => [
      path.replace('libs/modules', 'src/features').replace('libs/shared', 'src/kernel'),
      text.replaceAll('libs/modules', 'src/features').replaceAll('libs/shared', 'src/kernel'),
    ]);
    const config = { modules: 'src/features', shared: 'src/kernel', tools: '', ignored: ['tools'] };
    ({ root, remove } = build({
      ...Object.fromEntries(moved),
      'boundaries.config.json': JSON.stringify(config),
    } as Files));
    expect((await run()).out).toMatch(/^boundaries: clean/);
    add({
      'src/features/flags/x.ts':
        "import { IdentityFacade } from '../identity/index.js';\nexport const a = IdentityFacade;",
    });
    expect((await answerTo(root)).out).toContain('src/features/flags/x.ts:1:32  arrows/undeclared');
  });

  it('may have no database, no tests and no folder to avoid', async () => {
    const none = { endings: [], folders: [] };
    const config = { orm: { packages: [], jobs: [] }, tests: none, notAJob: [] };
    add({ 'boundaries.config.json': JSON.stringify(config) });
    expect((await run()).out).toMatch(/^boundaries: clean/);
    add(deepImportOfBilling);
    expect((await answerTo(root)).code).toBe(1);
  });

  it('is told when a rule of its configuration matches nothing', async () => {
    add({ 'boundaries.config.json': '{ "orm": { "packages": ["typeromm"] } }' });
    const { code, out } = await answerTo(root);
    expect(code).toBe(1);
    expect(out).toContain('boundaries.config.json:1:1  floors/empty-rule');
  });
});
