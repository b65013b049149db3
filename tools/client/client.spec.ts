import { describe, expect, it } from '@jest/globals';
import { differences } from '../runner/generated/folder.ts';
import { adapt } from './adapt.ts';

const written = (more: Readonly<Record<string, string>> = {}) =>
  new Map(
    Object.entries({
      'client/types.gen.ts': "import type { Middleware } from './utils.gen.js';\nexport interface Client {}\n",
      'client/utils.gen.ts':
        "import type { Client } from './types.gen.js';\n\ntype ErrInterceptor<E> = E;\nexport interface Middleware {}\n\n" +
        'const defaultQuerySerializer = 1;\n',
      ...more,
    }),
  );

describe('the generator’s files', () => {
  it('lose their ring: what two of them need stands in a third', () => {
    const files = adapt(written());
    expect(files.get('client/types.gen.ts')).toContain("from './interceptors.gen.js'");
    expect(files.get('client/utils.gen.ts')).not.toContain('Middleware');
    expect(files.get('client/interceptors.gen.ts')).toBe(
      'type ErrInterceptor<E> = E;\nexport interface Middleware {}\n',
    );
  });

  it('name a body as Node does', () => {
    const files = adapt(written({ 'a.ts': "import type { A } from './b.js';\nlet body: BodyInit;\n" }));
    expect(files.get('a.ts')).toMatch(/^type BodyInit = NonNullable<RequestInit\['body'\]>;\n\nimport /);
  });

  it('are refused in a form that nobody has seen', () => {
    expect(() => adapt(written({ 'client/utils.gen.ts': '' }))).toThrow('writes other files than before');
    expect(() => adapt(written({ 'client/types.gen.ts': '' }))).toThrow('writes other files than before');
  });
});

describe('a generated folder', () => {
  it('differs by files that are there, are missing, or are others', () => {
    const found = new Map([
      ['same', '1'],
      ['old', '1'],
      ['changed', '1'],
    ]);
    const wanted = new Map([
      ['same', '1'],
      ['new', '1'],
      ['changed', '2'],
    ]);
    expect(differences(found, wanted)).toEqual(['changed', 'new', 'old']);
  });
});
