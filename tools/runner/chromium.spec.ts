import { describe, expect, it } from '@jest/globals';
import { isWanted } from './chromium.ts';

describe('a browser is installed', () => {
  it.each([[[]], [['pages']], [['apps/api']], [['e2e-spec', '--verbose']], [['--silent']]])('for %j', (words) => {
    expect(isWanted(words)).toBe(true);
  });

  it.each([[['flags']], [['flags', '-t', 'archives']], [['libs', '--verbose']]])('but not for %j', (words) => {
    expect(isWanted(words)).toBe(false);
  });
});
