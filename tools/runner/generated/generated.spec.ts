import { describe, expect, it } from '@jest/globals';
import { between } from './markers.ts';
import { collectProblems, findTwins, readAllProblems } from './problems.ts';

const file = 'libs/modules/flags/flags.errors.ts';
const collect = (text: string, name = file) => collectProblems(name, text);

describe('collecting problems', () => {
  it('finds codes in any expression, and whose they are', () => {
    const { problems, faults } = collect(
      `export const gone = (key: string) =>\n  new DomainError('gone', 'flag_archived', \`Flag \${key}\`, { cause: key });`,
    );
    expect(faults).toEqual([]);
    expect(problems).toEqual([{ kind: 'gone', code: 'flag_archived', owner: 'flags', place: `${file}:2` }]);
  });

  it('calls what lies below libs/shared the kernel’s', () => {
    const { problems } = collect(`new DomainError('gone', 'a', '')`, 'libs/shared/http/limits.errors.ts');
    expect(problems[0]?.owner).toBe('kernel');
  });

  it.each([
    ['a computed code', `new DomainError('gone', code, '')`, 'are literals'],
    ['a template', 'new DomainError(`gone`, `flag_${x}`, "")', 'are literals'],
    ['a code that is not snake_case', `new DomainError('gone', 'flagGone', '')`, 'is not snake_case'],
  ])('refuses %s', (_, text, words) => {
    expect(collect(text).faults).toEqual([expect.stringContaining(words)]);
  });

  it('refuses an error outside of an errors file', () => {
    const { faults } = collect(`throw new DomainError('gone', 'flag_gone', '')`, 'libs/modules/flags/flags.service.ts');
    expect(faults).toEqual([expect.stringContaining('belongs into a file <feature>.errors.ts')]);
  });

  it('names both places of a code that is given out twice', () => {
    const { problems } = collect(`new DomainError('gone', 'a', '');\nnew DomainError('conflict', 'a', '');`);
    expect(findTwins(problems)).toEqual([`${file}:2: the code a is taken by ${file}:1`]);
  });

  it('reads the product’s own errors, the kernel’s among them', () => {
    const codes = readAllProblems().map(({ code }) => code);
    expect(codes).toContain('request_invalid');
    expect(codes).toEqual([...codes].sort());
  });
});

describe('a generated part of a page', () => {
  it('replaces what stands between the markers, and nothing else', () => {
    const page = 'before\n<!-- d:begin -->\nold\n<!-- d:end -->\nafter\n';
    expect(between(page, 'd', 'new', 'page.md')).toBe('before\n<!-- d:begin -->\nnew\n<!-- d:end -->\nafter\n');
  });

  it('refuses a page without markers', () => {
    expect(() => between('page', 'd', 'new', 'page.md')).toThrow('page.md has no place for the d');
  });
});
