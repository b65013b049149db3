import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { Buckets } from './buckets.js';
import { Evaluator } from './evaluator.js';
import { murmur3 } from './murmur3.js';
import { specificationFiles } from './test/specification.js';
import type { SpecificationFile } from './test/specification.js';

const files = specificationFiles();
const judged = files.filter(({ ruleset }) => ruleset !== null);
const casesOf = ({ tests, variantTests }: SpecificationFile) => tests.length + variantTests.length;
const casesIn = (of: readonly SpecificationFile[]) => of.reduce((cases, file) => cases + casesOf(file), 0);
const unknown = { name: 'disabled', enabled: false, feature_enabled: false };

/** Descriptions of the cases that come out otherwise. */
function failures({ ruleset, tests, variantTests }: SpecificationFile): string[] {
  const evaluator = new Evaluator(ruleset ?? { flags: [], segments: [] });
  const failed = [
    ...tests.filter(({ toggleName, context, expectedResult }) => {
      const enabled = evaluator.evaluate(toggleName, context)?.enabled ?? false;
      return enabled !== expectedResult;
    }),
    ...variantTests.filter(({ toggleName, context, expectedResult }) => {
      const variant = evaluator.evaluate(toggleName, context)?.variant ?? unknown;
      return !isDeepStrictEqual(variant, expectedResult);
    }),
  ];
  return failed.map(({ description }) => description);
}

describe('the client specification of Unleash', () => {
  const lines: string[] = [];
  let passed = 0;

  it.each(judged.map((file) => [file.file, file] as const))('%s', (name, file) => {
    const failed = failures(file);
    const all = casesOf(file);
    passed += all - failed.length;
    lines.push(`${name}: ${all - failed.length}/${all}`);
    expect(failed).toEqual([]);
  });

  it('is run whole: of its 279 cases all but the 4 that are about the delta protocol', () => {
    const delta = files.filter(({ ruleset }) => ruleset === null);
    expect(delta.map(({ file }) => file)).toEqual(['19-delta-api-hydration.json', '20-delta-api-events.json']);
    const found = { all: casesIn(files), delta: casesIn(delta), judged: casesIn(judged), passed };
    expect(found).toEqual({ all: 279, delta: 4, judged: 275, passed: 275 });
  });

  afterAll(() => void process.stdout.write(`${[...lines, `in all: ${passed}/${casesIn(judged)}`].join('\n')}\n`));
});

describe('a broken evaluator', () => {
  afterEach(() => void jest.restoreAllMocks());

  const failuresWith = (bucketOf: (this: Buckets, id: string) => number): number => {
    jest.spyOn(Buckets.prototype, 'of').mockImplementation(bucketOf);
    return judged.flatMap(failures).length;
  };

  it('fails cases when it hashes with another seed', () => {
    const failed = failuresWith(function (this: Buckets, id) {
      return (murmur3(`${this.groupId}:${id}`, this.seed + 1) % this.count) + 1;
    });
    expect(failed).toBeGreaterThan(0);
  });

  it.each([
    ['one bucket too many', -1],
    ['one bucket too few', 1],
  ])('fails cases when a roll-out takes in %s', (_, shift) => {
    const failed = failuresWith(function (this: Buckets, id) {
      return (murmur3(`${this.groupId}:${id}`, this.seed) % this.count) + 1 + shift;
    });
    expect(failed).toBeGreaterThan(0);
  });

  it('fails none when its buckets are what they are: the three above are told from it', () => {
    const failed = failuresWith(function (this: Buckets, id) {
      return (murmur3(`${this.groupId}:${id}`, this.seed) % this.count) + 1;
    });
    expect(failed).toBe(0);
  });
});
