import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { securityFacts } from './index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Codes of a module that can be taken out stand in its own folder, and go with it. */
const pages = ['docs/operations/logs.md', ...globSync('libs/modules/*/logs.md', { cwd: root })];

/** The cells of the tables between two marks, a row each. */
const table = (name: string): string[][] =>
  pages.flatMap((path) => {
    const page = readFileSync(root + path, 'utf8');
    const [, rows = ''] = new RegExp(`<!-- ${name}:begin -->(.*)<!-- ${name}:end -->`, 's').exec(page) ?? [];
    const cells = rows.trim().split('\n').slice(2);
    return cells.map((row) => row.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  });

const sources = globSync('{apps,libs}/**/*.ts', { cwd: root })
  .filter((path) => !/\.(spec|e2e-spec)\.ts$|\/test\//.test(path))
  .map((path) => readFileSync(root + path, 'utf8'));

/** `log` is Nest's word for info. */
const levelOf = (method = ''): string => (method === 'log' ? 'info' : method);

/** Code and level of every line that the sources write. eslint holds the form that this finds. */
function written(): string[] {
  const calls = sources.flatMap((it) => [
    ...it.matchAll(/\blogger\s*\.(fatal|error|warn|log|debug|verbose)\(\s*\{\s*event:\s*'([^']+)'/g),
  ]);
  return [...new Set(calls.map(([, method, code]) => `${code} ${levelOf(method)}`))].sort();
}

describe('the page of log codes', () => {
  it('lists every code that a line of the program may have, with its level, and no other', () => {
    const listed = table('codes').map(([, code, level]) => `${code} ${level}`);
    expect(listed.sort()).toEqual(written());
    expect(listed.length).toBeGreaterThan(20);
  });

  it('says of each when it is written, and what to do', () => {
    for (const [, code, , when = '', mend = ''] of table('codes'))
      expect([code, when.length > 5, mend.length > 5]).toEqual([code, true, true]);
  });

  it('finds every call: none is written in another form', () => {
    const calls = sources.flatMap((it) => [...it.matchAll(/\blogger\s*\.(fatal|error|warn|log|debug|verbose)\(/g)]);
    const found = sources.flatMap((it) => [
      ...it.matchAll(/\blogger\s*\.(fatal|error|warn|log|debug|verbose)\(\s*\{\s*event:\s*'/g),
    ]);
    expect(found).toHaveLength(calls.length);
  });

  it('lists every fact of the security log, as it is', () => {
    const facts = Object.entries(securityFacts).map(([fact, { level, owasp }]) => [
      `security.${fact}`,
      level,
      owasp ?? 'none',
    ]);
    expect(table('security').map(([, code, level, owasp]) => [code, level, owasp])).toEqual(facts);
  });
});
