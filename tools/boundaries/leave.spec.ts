import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from './inspect.ts';
import { judge } from './judge/judge.ts';
import type { Finding } from './model/finding.ts';
import { exitCodeOf } from './model/finding.ts';
import { catalogue } from './rules/catalogue.ts';
import { build, clean, manifest } from './test/house.ts';
import { addTo, deepImportOfBilling, runProgram } from './test/run.ts';
import type { Run } from './test/run.ts';

const imports = catalogue.filter(({ layer }) => layer === 'imports');
const json = 'libs/modules/billing/module.json';
const deep = { rule: 'door/internal-import', from: 'x.ts', to: 'libs/modules/identity/user.entity.ts' };

let root: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = build({ ...clean, ...deepImportOfBilling }));
});
afterEach(() => remove());

const waive = (waiver: object): string =>
  manifest('billing', ['identity'], ['organizations']).replace('\n}', `,\n  "waivers": [${JSON.stringify(waiver)}]\n}`);

/** What imports show on a day, with other texts in some files. */
async function judged(texts: Record<string, string>, today = '2026-06-01') {
  const look = { root, layers: new Set(['imports'] as const), overlay: new Map(Object.entries(texts)) };
  return judge(await inspect(look), imports, today);
}

const told = ({ place, rule }: Finding): string => `${place.file}:${place.line} ${rule}`;

describe('a waiver', () => {
  const good = { ...deep, reason: 'identity offers no such method yet', until: '2026-06-30' };

  it('with a reason and a day gives leave for one finding, which is told all the same', async () => {
    const verdict = await judged({ [json]: waive(good) });
    expect(verdict.findings).toMatchObject([{ rule: deep.rule, waived: { reason: good.reason, until: '2026-06-30' } }]);
    expect(exitCodeOf(verdict)).toBe(0);
  });

  it('holds on its last day, and no longer', async () => {
    expect(exitCodeOf(await judged({ [json]: waive(good) }, '2026-06-30'))).toBe(0);
    const { findings } = await judged({ [json]: waive(good) }, '2026-07-01');
    expect(findings.map(told)).toEqual([
      `${json}:8 waivers/expired`,
      'libs/modules/billing/x.ts:1 door/internal-import',
    ]);
  });

  it.each([
    ['without a reason', { ...good, reason: ' ' }, 'waivers/reasonless'],
    ['without a day', { ...deep, reason: good.reason }, 'waivers/reasonless'],
    ['for another file', { ...good, from: 'y.ts' }, 'waivers/unused'],
    ['for another rule', { ...good, rule: 'door/wildcard' }, 'waivers/unused'],
    ['for a file of another module', { ...good, from: 'libs/modules/flags/x.ts' }, 'waivers/unused'],
  ])('%s gives no leave, and is a finding at its line', async (_, waiver, rule) => {
    const { findings } = await judged({ [json]: waive(waiver) });
    expect(findings.map(told)).toEqual([`${json}:8 ${rule}`, 'libs/modules/billing/x.ts:1 door/internal-import']);
  });

  it('gives no leave to others: each module has its own', async () => {
    const { findings } = await judged({
      [json]: waive(good),
      'libs/modules/flags/x.ts': deepImportOfBilling['libs/modules/billing/x.ts'],
    });
    expect(findings.map(({ place, waived }) => [place.file, waived !== undefined])).toEqual([
      ['libs/modules/billing/x.ts', true],
      ['libs/modules/flags/x.ts', false],
    ]);
  });
});

describe('a baseline', () => {
  const run = (...args: string[]): Promise<Run> => runProgram(['--root', root, ...args]);
  const frozen = '.boundaries/billing.json';
  const print = 'door/internal-import | libs/modules/billing/x.ts | libs/modules/identity/user.entity.ts';
  beforeEach(async () => {
    writeFileSync(join(root, 'boundaries.config.json'), '{ "layers": ["imports"], "contract": "" }');
    expect(await run('baseline')).toMatchObject({ code: 0, err: '' });
  });

  it('forgives what was there, in a sorted file for each module, and nothing that is new', async () => {
    expect(readFileSync(join(root, frozen), 'utf8')).toBe(`{\n  "${print}": 1\n}\n`);
    const verdict = await judged({});
    expect([exitCodeOf(verdict), verdict.findings.map(({ frozen: it }) => it)]).toEqual([0, [true]]);
    const twice =
      "import { User } from '../identity/user.entity.js';\nexport { User as A } from '../identity/user.entity.js';\nexport const a = User;";
    const { findings } = await judged({ 'libs/modules/billing/x.ts': twice });
    expect(findings.map(({ place, frozen: it }) => [place.line, it])).toEqual([
      [1, true],
      [2, undefined],
    ]);
  });

  it('may only shrink: what was mended fails until it is taken out', async () => {
    expect(await run('baseline')).toMatchObject({ code: 2 });
    rmSync(join(root, 'libs/modules/billing/x.ts'));
    expect((await judged({})).findings.map(told)).toEqual([`${frozen}:2 baseline/gone`]);
    expect(await run('baseline', '--shrink')).toMatchObject({ code: 0 });
    expect([existsSync(join(root, frozen)), (await judged({})).findings]).toEqual([false, []]);
  });

  it('is nothing for a module that is strict', async () => {
    const strict = manifest('billing', ['identity'], ['organizations']).replace('\n}', ',\n  "strict": true\n}');
    expect((await judged({ [json]: strict })).findings.map(told)).toEqual([
      `${frozen}:1 baseline/strict`,
      'libs/modules/billing/x.ts:1 door/internal-import',
    ]);
    rmSync(join(root, frozen));
    addTo(root, { [json]: strict });
    expect((await run('baseline')).out).toContain('baseline: 0 frozen');
  });
});
