import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { harnesses } from './faults.ts';
import { inRoot } from './places.ts';

describe('npm run faults', () => {
  it('tells of every harness that there is', () => {
    const specs = globSync(inRoot('apps/api/test/faults/*.e2e-spec.ts')).map((it) => basename(it, '.e2e-spec.ts'));
    expect(specs).toContain('crash');
    expect(specs.filter((it) => !(it in harnesses))).toEqual([]);
  });
});
