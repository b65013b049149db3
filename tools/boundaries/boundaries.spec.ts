import { afterEach, describe, expect, it } from '@jest/globals';
import { judgeRepository } from './inspect.ts';
import type { Verdict } from './model/finding.ts';
import { rules } from './rules/catalogue.ts';
import type { Case } from './test/case.ts';
import { expected, found } from './test/case.ts';
import { arrowCases } from './test/arrow-cases.ts';
import { deepImport } from './test/deep-import-cases.ts';
import { doorCases } from './test/door-cases.ts';
import { build, clean } from './test/house.ts';
import type { Files } from './test/house.ts';
import { importCases } from './test/import-cases.ts';
import { placeCases } from './test/place-cases.ts';

const all = [deepImport, ...importCases, ...doorCases, ...arrowCases, ...placeCases];

const houses: (() => void)[] = [];
afterEach(() => houses.splice(0).forEach((remove) => remove()));

async function judged(files: Files): Promise<Verdict> {
  const { root, remove } = build(files);
  houses.push(remove);
  return judgeRepository({ root });
}

const merged = (cases: readonly Case[], part: 'bad' | 'legal'): Files =>
  Object.assign({}, clean, ...cases.map((it) => it[part]), ...(part === 'bad' ? cases.map((it) => it.legal) : []));

describe('a rule', () => {
  it.each([
    ['imports', [deepImport, ...importCases]],
    ['places, doors and arrows', [...doorCases, ...arrowCases, ...placeCases]],
  ])('finds what breaks it, where it stands, and leaves look-alikes alone: %s', async (_, cases) => {
    const verdict = await judged(merged(cases, 'bad'));
    expect(verdict.findings.map(found)).toEqual(expect.arrayContaining(cases.flatMap(expected)));
    expect(verdict.findings.map(found).sort()).toEqual(cases.flatMap(expected).sort());
    expect(verdict.blind).toEqual([]);
  });

  it('has a case that breaks it', () => {
    const tried = all.map(({ rule }) => rule);
    expect([...tried, 'floors/empty-rule'].sort()).toEqual(Object.keys(rules).sort());
  });
});

describe('the look-alikes', () => {
  it('are clean by themselves', async () => {
    const verdict = await judged(merged(all, 'legal'));
    expect(verdict.findings.map(found)).toEqual([]);
    expect(verdict.blind).toEqual([]);
  });
});
