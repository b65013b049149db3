import { describe, expect, it } from '@jest/globals';
import { briefly, fingerprintOf, isBracket } from './statement-texts.js';

describe('the fingerprint of a statement', () => {
  it.each([
    ['parameters', 'select a from t where b = $1 and c = $12', 'select a from t where b = ? and c = ?'],
    ['literals of every form', `select 'it''s', e'it\\'s', $$it's$$, $q$ $$ $q$, 12, 1.5e3`, 'select ?, ?, ?, ?, ?, ?'],
    ['literals with their type', `where id = 'a-b'::uuid`, 'where id = ?::uuid'],
    ['white space', 'select a\n      from  t\t', 'select a from t'],
    ['comments', `select a -- of 'ada'\n from /* 'all' */ t`, 'select a from t'],
  ])('leaves out %s', (_what, text, fingerprint) => {
    expect(fingerprintOf(text)).toBe(fingerprint);
  });

  it.each([
    ['a list', 'where a in ($1, $2,\n $3) and b = $4', 'where a in ($1) and b = $2'],
    ['a list of looked-up ids', `where a in ('1'::uuid, '2'::uuid)`, `where a in ('3'::uuid)`],
    ['an array', `where a = any(array['1', '2'])`, `where a = any(array['1'])`],
    [
      'rows',
      'insert into t values ($1, now(), DEFAULT), ($2, now(), DEFAULT)',
      'insert into t values ($1, now(), DEFAULT)',
    ],
    ['a list of pairs', 'where (a, b) in (($1, $2), ($3, $4))', 'where (a, b) in (($1, $2))'],
  ])('is the same however long it is: %s', (_what, long, short) => {
    expect(fingerprintOf(long)).toBe(fingerprintOf(short));
  });

  it('keeps names apart, digits, quotes and all', () => {
    expect(fingerprintOf(`select t1.e2, "O'Brien's 7" from t1`)).toBe(`select t1.e2, "O'Brien's 7" from t1`);
    expect(fingerprintOf('update t set a = $1, b = $2')).not.toBe(fingerprintOf('update t set a = $1'));
  });

  it('is its own fingerprint', () => {
    const once = fingerprintOf(`insert into t (a, b) values ('x', $1), ('y', $2) -- both`);
    expect(fingerprintOf(once)).toBe(once);
  });
});

describe('a bracket', () => {
  it.each([
    'START TRANSACTION',
    `START TRANSACTION; set local app.user_id = 'x'`,
    'COMMIT',
    'ROLLBACK',
    `update k set a = 'x'; COMMIT`,
  ])('is a message that opens or ends a transaction: %s', (text) => expect(isBracket(text)).toBe(true));

  it.each(['select 1', 'update t set a = $1', 'select commit from ROLLBACK'])('is nothing else: %s', (text) =>
    expect(isBracket(text)).toBe(false),
  );
});

describe('a statement that people shall read', () => {
  const columns = Array.from({ length: 40 }, (_, n) => `"T"."c${n}" AS "T_c${n}"`).join(', ');

  it('goes without the columns that it selects, where it is long', () => {
    expect(briefly(`SELECT ${columns} FROM t WHERE a = ?`)).toBe('SELECT … FROM t WHERE a = ?');
    expect(briefly('SELECT a FROM t WHERE a = ?')).toBe('SELECT a FROM t WHERE a = ?');
  });

  it('goes without its end, where it is longer still', () => {
    const cut = briefly(`update t set ${'a = ?, '.repeat(100)}`);
    expect(cut).toMatch(/^update t set .* …$/);
    expect(cut.length).toBeLessThan(310);
  });
});
