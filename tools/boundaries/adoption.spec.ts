import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeRepository } from './inspect.ts';
import { build } from './test/house.ts';
import { plain } from './test/plain.ts';
import { runProgram } from './test/run.ts';
import type { Run } from './test/run.ts';

/** What an adopter changes in the configuration. */
interface Config {
  [member: string]: unknown;
  manifests: Record<string, { dependsOn: string[] }>;
}

let root: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = build(plain));
  rmSync(join(root, 'boundaries.config.json'), { force: true });
});
afterEach(() => remove());

const run = (...args: string[]): Promise<Run> => runProgram(['--root', root, ...args]);
const file = (): string => join(root, 'boundaries.config.json');
const config = (): Config => JSON.parse(readFileSync(file(), 'utf8')) as Config;
const change = (by: (config: Config) => object): void => writeFileSync(file(), JSON.stringify(by(config()), null, 2));

/** `file:line rule` of what imports show, with other texts in some files. */
async function found(texts: Record<string, string> = {}): Promise<string[]> {
  const overlay = new Map(Object.entries(texts));
  const { findings, blind } = await judgeRepository({ root, overlay, layers: new Set(['imports']) });
  return [...blind, ...findings.map(({ place, rule }) => `${place.file}:${place.line} ${rule}`)];
}

const deep = 'src/posts/entities/post.entity.ts:2 door/internal-import';

describe('init, in a repository without doors and manifests,', () => {
  beforeEach(async () => {
    const { code, err } = await run('init');
    expect([code, err]).toEqual([0, '']);
  });

  it('says what it saw, and writes a configuration that judges', async () => {
    expect(config()).toMatchObject({
      ...{ modules: ['src/*'], shared: ['src/common'], tools: ['test'], door: '' },
      rootFiles: ['src/app.module.ts', 'src/main.ts'],
      manifests: { mail: { dependsOn: [] }, posts: { dependsOn: ['users'] }, users: { dependsOn: [] } },
    });
    expect(await found()).toEqual([deep]);
  });

  it('is not run over a configuration that is there', async () => {
    expect(await run('init')).toMatchObject({ code: 2, err: expect.stringMatching(/is there already/) as unknown });
  });

  it('lets others use what Nest exports, data and the module itself, and nothing else', async () => {
    const takes = (what: string, of: string): string =>
      `import { ${what} } from '../users/${of}';\nexport const a = ${what};`;
    expect(await found({ 'src/posts/x.ts': takes('UsersService', 'users.service') })).toEqual([deep]);
    expect(await found({ 'src/posts/x.ts': takes('secret', 'users.secrets') })).toEqual([
      deep,
      'src/posts/x.ts:1 door/internal-import',
    ]);
  });

  it('reads exports that are spread, chosen, made at run time, or given on by a module inside', async () => {
    const users = `import { Module } from '@nestjs/common';
import { UsersService } from './users.service';
import { InnerModule } from './inner/inner.module';
import { secret } from './users.secrets';
const services = [UsersService];
const chosen = secret ? InnerModule : (InnerModule as unknown);
@Module({ imports: [InnerModule], providers: services, exports: [...services, chosen] })
export class UsersModule {}`;
    const inner = `import { Module } from '@nestjs/common';
import { Names } from './names';
@Module({})
export class InnerModule {
  static make() {
    const exports = [{ provide: Names, useValue: 1 }];
    return { module: InnerModule, exports };
  }
}`;
    const takes = `import { Names } from '../users/inner/names';
import { UsersService } from '../users/users.service';
import { secret } from '../users/users.secrets';
export const all = [Names, UsersService, secret];`;
    const texts = { 'src/users/inner/names.ts': 'export class Names {}', 'src/users/inner/inner.module.ts': inner };
    expect(await found({ ...texts, 'src/users/users.module.ts': users, 'src/posts/x.ts': takes })).toEqual([
      deep,
      'src/posts/x.ts:3 door/internal-import',
    ]);
  });

  it('offers what an index.ts names, whichever path is taken', async () => {
    const texts = {
      'src/users/index.ts': "export * from './inner';\nexport { secret } from './users.secrets';",
      'src/users/inner.ts': 'export const inner = 1;',
      'src/posts/x.ts': `import { secret } from '../users/users.secrets';
import { inner } from '../users/inner';
export const all = [secret, inner];`,
    };
    expect(await found(texts)).toEqual([deep]);
  });

  it('lets the root load the configuration of a module, and nobody else', async () => {
    const config = 'export default () => ({ users: { most: 3 } });';
    const app = "import users from './users/config/users.config';\nexport class AppModule { readonly load = [users]; }";
    const other = "import users from '../users/config/users.config';\nexport const most = users().users.most;";
    const texts = { 'src/users/config/users.config.ts': config, 'src/app.module.ts': app, 'src/posts/x.ts': other };
    expect(await found(texts)).toEqual([deep, 'src/posts/x.ts:1 door/internal-import']);
  });

  it('writes the arrows anew when floors are corrected by hand and manifests taken out', async () => {
    change((it) => ({ ...it, shared: ['src/common', 'src/mail'] }));
    expect((await run('init')).err).toMatch(/take "manifests" out of it/);
    change((it) => ({ ...it, manifests: undefined }));
    expect(await run('init')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/of 2 modules .* 1 arrows/) as unknown,
    });
    expect(config().manifests).toEqual({ posts: { dependsOn: ['users'] }, users: { dependsOn: [] } });
    expect(await found()).toEqual([deep]);
  });

  it('freezes the arrows of today: a new one fails, and so does one that is no longer used', async () => {
    const mail = "import { UsersService } from '../users/users.service';\nexport const a = UsersService;";
    expect(await found({ 'src/mail/x.ts': mail })).toEqual(['src/mail/x.ts:1 arrows/undeclared', deep]);
    change((it) => ({ ...it, manifests: { ...it.manifests, users: { dependsOn: ['mail'] } } }));
    const line = readFileSync(file(), 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('"mail"\n') || /^\s+"mail"$/.test(text));
    expect(await found()).toEqual([`boundaries.config.json:${line + 1} arrows/unused`, deep]);
  });

  it('sees a module that is added, and wants its manifest', async () => {
    const added = { 'src/tags/tags.module.ts': 'export class TagsModule {}' };
    expect(await found(added)).toEqual(['boundaries.config.json:1 manifest/missing', deep]);
  });
});

it('leaves out what a program wrote, and takes no index.ts for a door that others go around', async () => {
  const texts = {
    'src/metadata.ts': `/* eslint-disable */
export default async () => {
    const t = { ["./users/users.secrets"]: await import("./users/users.secrets") };
};`,
    'src/users/index.ts': "export { UsersService } from './users.service';",
    'src/posts/index.ts': "export { PostsService } from './posts.service';",
    'src/common/common.module.ts': "export { secret as CommonModule } from '../users/users.secrets';",
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, name), text);
  const { out } = await run('init');
  expect(out).toMatch(/generated src\/metadata\.ts/);
  expect(out).toMatch(/modules are used by src\/common \(once\)/);
  expect(config()).toMatchObject({ door: '', ignored: expect.arrayContaining(['src/metadata.ts']) as unknown });
  expect(await found()).toEqual(['src/common/common.module.ts:1 layers/shared-knows-module', deep]);
});

it('takes a folder among modules for their neighbour, however deep its Nest module lies', async () => {
  mkdirSync(join(root, 'src/files/minio'), { recursive: true });
  const store = "import { Module } from '@nestjs/common';\nimport { Store } from './store';\n";
  writeFileSync(
    join(root, 'src/files/minio/minio.module.ts'),
    `${store}@Module({ exports: [Store] })\nexport class MinioModule {}`,
  );
  writeFileSync(join(root, 'src/files/minio/store.ts'), 'export class Store {}');
  await run('init');
  expect(Object.keys(config().manifests)).toEqual(['files', 'mail', 'posts', 'users']);
  const shared = "import { Store } from '../files/minio/store';\nexport const a = Store;";
  expect(await found({ 'src/posts/x.ts': shared })).toEqual([deep, 'src/posts/x.ts:1 arrows/undeclared']);
});

it('tells whoever has no configuration to write one', async () => {
  expect(await run()).toMatchObject({ code: 2, err: expect.stringMatching(/write a first .* by init/) as unknown });
});

describe('a configuration', () => {
  beforeEach(async () => {
    await run('init');
  });

  it('may name modules one by one, and leave a folder to shared code', async () => {
    change((it) => ({ ...it, modules: ['src/users', 'src/posts'], shared: ['src/common', 'src/mail'], manifests: {} }));
    expect(await found()).toEqual([
      'boundaries.config.json:1 manifest/missing',
      'boundaries.config.json:1 manifest/missing',
      deep,
    ]);
  });

  it('cannot name a manifest for nobody, nor two folders for one module', async () => {
    change((it) => ({ ...it, manifests: { ...it.manifests, tags: { dependsOn: [] } } }));
    expect((await found())[0]).toMatch(/"manifests" names tags, and there is no such module/);
    change((it) => ({ ...it, manifests: {} }));
    mkdirSync(join(root, 'src/shop/users'), { recursive: true });
    writeFileSync(join(root, 'src/shop/users/users.module.ts'), 'export class UsersModule {}');
    change((it) => ({ ...it, modules: ['src/*', 'src/shop/*'], manifests: {} }));
    expect((await found())[0]).toMatch(/src\/shop\/users.* would both be the module users/);
  });

  it('is told of a pattern that matches nothing', async () => {
    change((it) => ({ ...it, modules: ['src/*', 'packages/*'] }));
    await expect(found()).rejects.toThrow(/the folder packages does not exist/);
    change((it) => ({ ...it, modules: ['src/*', 'src/*/*/inner'] }));
    expect(await found()).toEqual(['boundaries.config.json:1 floors/empty-rule', deep]);
  });
});
