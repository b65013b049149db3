import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export type Files = Readonly<Record<string, string>>;

/** A manifest on lines of its own, so that a test can say on which line an arrow stands: dependsOn 5, listensTo 6. */
export const manifest = (name: string, dependsOn: readonly string[] = [], listensTo: readonly string[] = []): string =>
  [
    '{',
    `  "name": "${name}",`,
    `  "owner": "team-${name}",`,
    '  "purpose": "Stands in a test",',
    `  "dependsOn": ${JSON.stringify(dependsOn)},`,
    `  "listensTo": ${JSON.stringify(listensTo)},`,
    '  "removable": true',
    '}',
  ].join('\n');

const door = (name: string, Name: string): string =>
  [
    `export { ${Name}Module } from './${name}.module.js';`,
    `export { ${Name}Facade } from './${name}.facade.js';`,
    `export { ${Name}Changed } from './${name}.events.js';`,
    `export type { ${Name}View } from './${name}.dto.js';`,
  ].join('\n');

/** A module with a door, one facade method and one event; `extra` adds files or replaces them. */
export function moduleOf(name: string, arrows: readonly [string[], string[]] = [[], []], extra: Files = {}): Files {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const own: Files = {
    'module.json': manifest(name, ...arrows),
    'index.ts': door(name, Name),
    [`${name}.module.ts`]: `export class ${Name}Module {}`,
    [`${name}.facade.ts`]: `export class ${Name}Facade { async ${name}View(caller: string, id: string) { return { caller, id }; } }`,
    [`${name}.events.ts`]: `export class ${Name}Changed {}`,
    [`${name}.dto.ts`]: `export interface ${Name}View { readonly id: string }`,
  };
  return inFolder(`libs/modules/${name}`, { ...own, ...extra });
}

/** A module that has one of everything: what rules are tried on. */
export function fullModule(
  name: string,
  arrows: readonly [string[], string[]],
  [Entity, one]: [string, string],
): Files {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  return moduleOf(name, arrows, {
    [`${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { ${Name}Facade } from './${name}.facade.js';
import { ${Name}Repository } from './${name}.repository.js';
import { ${Name}Service } from './${name}.service.js';
@Module({ providers: [${Name}Repository, ${Name}Service, ${Name}Facade], exports: [${Name}Facade] })
export class ${Name}Module {}`,
    [`${one}.entity.ts`]: `import { Column, Entity, PrimaryColumn } from 'typeorm';
@Entity({ schema: '${name}', name: '${one}s' })
export class ${Entity} {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
}`,
    [`${name}.repository.ts`]: `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ${Entity} } from './${one}.entity.js';
@Injectable()
export class ${Name}Repository {
  constructor(@InjectRepository(${Entity}, '${name}') private readonly rows: Repository<${Entity}>) {}
  find(id: string): Promise<${Entity} | null> { return this.rows.findOneBy({ id }); }
}`,
    [`${name}.service.ts`]: `import { Injectable } from '@nestjs/common';
import { ${Name}Repository } from './${name}.repository.js';
@Injectable()
export class ${Name}Service {
  constructor(private readonly rows: ${Name}Repository) {}
  async nameOf(id: string): Promise<string> { return (await this.rows.find(id))?.name ?? ''; }
}`,
    [`${name}.facade.ts`]: `import { Injectable } from '@nestjs/common';
import type { ${Name}View } from './${name}.dto.js';
import { ${Name}Service } from './${name}.service.js';
@Injectable()
export class ${Name}Facade {
  constructor(private readonly service: ${Name}Service) {}
  async ${name}View(caller: string, id: string): Promise<${Name}View> { return { id: caller + (await this.service.nameOf(id)) }; }
}`,
  });
}

export const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** Events as the kernel has them, as far as their types go. */
const kernelEvents: Files = inFolder('libs/shared/events', {
  'index.ts': `export { defineEvent } from './define-event.js';
export type { DomainEvent, EventClass } from './define-event.js';
export { Outbox } from './outbox.js';
export { Handlers, Subscriptions } from './subscriptions.js';`,
  'define-event.ts': `export interface DomainEvent<Data extends object = object> { readonly data: Data }
export interface EventClass<Data extends object = object> { new (data: Data): DomainEvent<Data>; readonly type: string }
interface Shape<Data> { readonly _output: Data }
export declare function defineEvent<Data extends object>(definition: {
  readonly type: string; readonly version: number; readonly aggregate: string; readonly data: Shape<Data>;
  readonly public?: boolean; readonly trail?: boolean;
}): EventClass<Data>;`,
  'outbox.ts': `import type { DomainEvent } from './define-event.js';
export class Outbox { async publish(_caller: string, ..._events: readonly DomainEvent[]): Promise<void> {} }`,
  'subscriptions.ts': `import type { EventClass } from './define-event.js';
type Work = () => Promise<void>;
export class Handlers { add(_handler: { readonly key: string }): void {} }
export class Subscriptions {
  handle(_name: string, _event: EventClass<never>, _work: Work): void {}
  job(_name: string, _event: EventClass<never>, _work: Work): void {}
  every(_name: string, _seconds: number, _work: Work): void {}
}`,
});

/** A house of two modules, each with one of everything, and an arrow between them. */
export const furnished: Files = {
  'package.json': '{ "type": "module", "dependencies": { "typeorm": "1", "@nestjs/typeorm": "1", "pg": "1" } }',
  'tsconfig.json': `{ "compilerOptions": { "target": "es2023", "module": "nodenext", "strict": true, "skipLibCheck": true,
    "types": ["node"], "experimentalDecorators": true, "emitDecoratorMetadata": true } }`,
  'apps/api/main.ts':
    "import { ItemsModule } from '../../libs/modules/items/index.js';\nexport const app = [ItemsModule];",
  'tools/runner/run.ts': 'export const run = 1;',
  'libs/shared/database/index.ts':
    "import { DataSource } from 'typeorm';\nimport pg from 'pg';\nexport { Database } from './database.js';\nexport const all = [DataSource, pg];",
  'libs/shared/database/database.ts': `export class Database {
  transaction<T>(_caller: unknown, work: () => Promise<T>): Promise<T> { return work(); }
  apart<T>(caller: unknown, work: () => Promise<T>): Promise<T> { return this.transaction(caller, work); }
}`,
  ...kernelEvents,
  'libs/shared/testing/index.ts': 'export const boot = 1;',
  ...fullModule('items', [[], []], ['Item', 'item']),
  ...fullModule('orders', [['items'], []], ['Order', 'order']),
  'libs/modules/items/migrations/1-items.ts':
    "import type { QueryRunner } from 'typeorm';\nexport const up = (runner: QueryRunner) => runner;",
  'libs/modules/items/items.spec.ts': "import { boot } from '../../shared/testing/index.js';\nexport const a = boot;",
  'libs/modules/orders/orders.buying.ts': `import { Injectable } from '@nestjs/common';
import { ItemsFacade } from '../items/index.js';
@Injectable()
export class Buying {
  constructor(private readonly items: ItemsFacade) {}
  async buy(id: string): Promise<string> { return (await this.items.itemsView('', id)).id; }
}`,
};

/** A small house with nothing wrong in it: each kind of arrow, and each legal use of what is restricted, once. */
export const clean: Files = {
  'package.json': '{ "type": "module", "dependencies": { "typeorm": "1", "@nestjs/typeorm": "1", "pg": "1" } }',
  'tsconfig.json': `{ "compilerOptions": { "module": "nodenext", "resolveJsonModule": true,
    "paths": { "@identity/*": ["./libs/modules/identity/*"] } } }`,
  'apps/api/main.ts':
    "import { IdentityModule } from '../../libs/modules/identity/index.js';\nexport const app = [IdentityModule];",
  'tools/runner/run.ts': 'export const run = 1;',
  'libs/shared/clock/index.ts': 'export const clock = 1;',
  'libs/shared/database/index.ts':
    "import { DataSource } from 'typeorm';\nimport pg from 'pg';\nexport const all = [DataSource, pg];",
  'libs/shared/testing/index.ts': 'export const boot = 1;',
  ...moduleOf('identity', [[], []], {
    'user.entity.ts': "import { Entity } from 'typeorm';\n@Entity() export class User {}",
    'user.repository.ts': `import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { User } from './user.entity.js';
export class UserRepository { constructor(@InjectRepository(User) private readonly rows: Repository<User>) {} protected all() { return this.rows; } }`,
    'migrations/1-users.ts':
      "import type { QueryRunner } from 'typeorm';\nexport const up = (runner: QueryRunner) => runner;",
  }),
  ...moduleOf('organizations', [['identity'], []], {
    'organizations.service.ts':
      "import { IdentityFacade } from '../identity/index.js';\nexport const calls = (identity: IdentityFacade) => identity.identityView('', '');",
  }),
  ...moduleOf('billing', [['identity'], ['organizations']], {
    'billing.service.ts':
      "import type { IdentityView } from '../identity/index.js';\nexport type Known = IdentityView;",
    'billing.handlers.ts':
      "import { OrganizationsChanged } from '../organizations/index.js';\nexport const heard = OrganizationsChanged;",
  }),
  ...moduleOf('flags'),
};

/** Writes a house to a folder of its own. The packages are those of this repository, linked. */
export function build(files: Files): { root: string; remove: () => void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'boundaries-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true }) };
}
