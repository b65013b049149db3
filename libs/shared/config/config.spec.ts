import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ConfigurationError } from './index.js';
import {
  checkConfiguration,
  declaredSettings,
  defineConfig,
  flag,
  Keys,
  Secret,
  secret,
  setting,
  wholeNumber,
} from './index.js';
import { keyRing } from './keys.js';

const about = 'What it is for';

class SampleConfig extends defineConfig('sample', {
  size: setting('SAMPLE_SIZE', wholeNumber(1, 10), { about, default: '3' }),
  strict: setting('SAMPLE_STRICT', flag(), { about, default: 'false' }),
  pause: setting('SAMPLE_PAUSE', wholeNumber(0, 99), { about, default: '50', developmentDefault: '0' }),
  password: secret('SAMPLE_PASSWORD', z.string().min(8), { about, developmentDefault: 'open-sesame' }),
}) {}

const problemsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    checkConfiguration({ DATABASE_URL: 'postgres://localhost/x', ...variables });
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems;
  }
};

describe('a configuration', () => {
  it('is parsed into the types of its settings', () => {
    const config = SampleConfig.read({ SAMPLE_SIZE: '7', SAMPLE_STRICT: 'true' });
    expect([config.size, config.strict, config.password.reveal()]).toEqual([7, true, 'open-sesame']);
    expect(config).toBeInstanceOf(SampleConfig);
  });

  it('names every wrong variable at once, and never a secret’s value', () => {
    const problems = problemsOf({ SAMPLE_SIZE: '11', SAMPLE_STRICT: 'yes', SAMPLE_PASSWORD: 'short' });
    expect(problems.map((it) => it.split(' ')[0])).toEqual(['SAMPLE_SIZE', 'SAMPLE_STRICT', 'SAMPLE_PASSWORD']);
    expect(problems.join()).not.toContain('short');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(SampleConfig.read({ SAMPLE_SIZE: '' }).size).toBe(3);
  });

  it('may wait less in development than in production', () => {
    expect(SampleConfig.read({}).pause).toBe(0);
    expect(SampleConfig.read({ NODE_ENV: 'production', SAMPLE_PASSWORD: 'of my own' }).pause).toBe(50);
  });

  it.each([{}, { SAMPLE_PASSWORD: 'open-sesame' }])('refuses what everybody knows in production: %j', (given) => {
    expect(() => SampleConfig.read({ NODE_ENV: 'production', ...given })).toThrow(
      'SAMPLE_PASSWORD must be set to a value of your own in production',
    );
  });

  it('is listed with its owner', () => {
    const listed = declaredSettings().filter(({ owner }) => owner === 'sample');
    expect(listed.map(({ setting: it }) => [it.name, it.secret])).toEqual([
      ['SAMPLE_PASSWORD', true],
      ['SAMPLE_PAUSE', false],
      ['SAMPLE_SIZE', false],
      ['SAMPLE_STRICT', false],
    ]);
  });
});

describe('a secret', () => {
  it('cannot be printed by any of the ways to print', () => {
    const hidden = new Secret('swordfish');
    const ways = [
      String(hidden),
      hidden.toString(),
      JSON.stringify({ hidden }),
      inspect({ hidden }, { showHidden: true, depth: 9 }),
      format('%s %o %O %j', hidden, hidden, hidden, hidden),
      Object.values(hidden).join(),
      JSON.stringify(structuredClone({ ...hidden })),
    ];
    expect(ways.join()).not.toContain('swordfish');
    expect(hidden.reveal()).toBe('swordfish');
  });
});

describe('the key ring', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
  const keys = (owner: string, text: string) => new Keys(owner, new Secret(keyRing().parse(text)));

  it('uses the first key for what is made now, and knows the others', () => {
    const [before, after] = [keys('a', `one:${key(1)}`), keys('a', `two:${key(2)},one:${key(1)}`)];
    expect([before.currentId, after.currentId]).toEqual(['one', 'two']);
    expect(after.sign('one', 'mail', 'x')).toEqual(before.sign('one', 'mail', 'x'));
    expect(after.sign('two', 'mail', 'x')).not.toEqual(before.sign('one', 'mail', 'x'));
    expect(() => before.sign('two', 'mail', 'x')).toThrow('has no key two');
  });

  it('gives every owner and every purpose a key of its own', () => {
    const ring = `one:${key(1)}`;
    const signatures = [
      keys('a', ring).sign('one', 'mail', 'x'),
      keys('b', ring).sign('one', 'mail', 'x'),
      keys('a', ring).sign('one', 'code', 'x'),
    ].map((it) => it.toString('hex'));
    expect(new Set(signatures).size).toBe(3);
  });

  it('opens what it sealed, after a rotation too, and seals nothing twice alike', () => {
    const [before, after] = [keys('a', `one:${key(1)}`), keys('a', `two:${key(2)},one:${key(1)}`)];
    const sealed = before.seal('totp', 'row 1', 'swordfish');
    expect(sealed).toMatch(/^one\.[\w-]+$/);
    expect(sealed).not.toBe(before.seal('totp', 'row 1', 'swordfish'));
    expect(after.open('totp', 'row 1', sealed).toString()).toBe('swordfish');
    expect(after.seal('totp', 'row 1', Buffer.alloc(0))).toMatch(/^two\./);
    expect(after.open('totp', 'row 1', after.seal('totp', 'row 1', Buffer.alloc(0)))).toHaveLength(0);
    expect(() => before.open('totp', 'row 1', after.seal('totp', 'row 1', 'swordfish'))).toThrow('has no key two');
  });

  it('opens nothing that was sealed elsewhere, or changed in any of its bytes', () => {
    const ring = `one:${key(1)}`;
    const sealed = keys('a', ring).seal('totp', 'row 1', 'swordfish');
    expect(() => keys('b', ring).open('totp', 'row 1', sealed)).toThrow();
    expect(() => keys('a', ring).open('mail', 'row 1', sealed)).toThrow();
    expect(() => keys('a', ring).open('totp', 'row 2', sealed)).toThrow();
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => keys('a', ring).open('totp', 'row 1', `one.${changed.toString('base64url')}`)).toThrow();
    }
    for (const short of ['', 'one', 'one.', 'one.AAAA'])
      expect(() => keys('a', ring).open('totp', 'row 1', short)).toThrow();
  });

  it.each(['', 'one', `one:${key(1)},one:${key(2)}`, 'one:tooshort', `ONE:${key(1)}`])('refuses %j', (text) => {
    expect(keyRing().safeParse(text).success).toBe(false);
  });
});
