import type { Corpus } from '../../prove/corpus.ts';
import { injections, ormInjections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a repository that is given the whole connection (repository)': `import { DataSource } from 'typeorm';
export class Reached {
  constructor(private readonly source: DataSource) {} // ✗
  find = () => this.source;
}`,
  'its manager, as a property, and of a class that extends it (repository)': `import { Inject } from '@nestjs/common';
import { EntityManager } from 'typeorm';
class Own extends EntityManager {}
export class Managed {
  @Inject() readonly manager!: Own; // ✗
}`,
  'a named connection (repository)': `import { InjectDataSource } from '@nestjs/typeorm';
export class Named {
  constructor(@InjectDataSource('victimName') readonly it: unknown) {} // ✗
}`,
  'an own entity in the data source of another (repository)': `import { InjectRepository } from '@nestjs/typeorm';
export class Elsewhere {
  constructor(@InjectRepository(OwnEntity, 'victimName') readonly it: unknown) {} // ✗
}`,
  'an entity that only a running program knows (repository)': `import { getRepositoryToken } from '@nestjs/typeorm';
export const tokenOf = (entity: new () => object) => getRepositoryToken(entity); // ✗`,
};

const legal: Snippets = {
  'a repository of an own entity (repository)': `import { getRepositoryToken, InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
const name = 'ownName';
export class Another {
  constructor(@InjectRepository(OwnEntity, name) readonly rows: Repository<OwnEntity>) {}
}
export const token = getRepositoryToken(OwnEntity, name);`,
  'an own class of such a name': `class DataSource {}
export class Own {
  constructor(readonly source: DataSource) {}
}`,
  'a property that is injected, and a tree of own rows (repository)': `import { InjectRepository } from '@nestjs/typeorm';
import { TreeRepository } from 'typeorm';
export class Grown {
  @InjectRepository(OwnEntity, 'ownName') private readonly rows!: TreeRepository<OwnEntity>;
  count = () => this.rows.count();
}`,
  'a function that is handed a manager for one piece of work (repository)': `import type { EntityManager } from 'typeorm';
export const within = (manager: EntityManager, id: string) => manager.existsBy(OwnEntity, { id } as never);`,
  'an own decorator of that name': `const InjectDataSource = (name: string) => (target: object, key: string) => void [target, key, name];
export class Own {
  @InjectDataSource('victimName') readonly it!: string;
}`,
  'a name of its own for its own source, kept apart (repository)': `import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
class Source {
  static readonly NAME = 'ownName';
}
export class Kept {
  constructor(@InjectRepository(OwnEntity, Source.NAME) readonly rows: Repository<OwnEntity>) {}
}`,
};

const inShared: Snippets = {
  'the token of a module’s source': `import { getDataSourceToken } from '@nestjs/typeorm';
export const token = getDataSourceToken('victimName'); // ✗`,
  'a repository of whatever entity, in the source of a module': `import { getRepositoryToken } from '@nestjs/typeorm';
const SOURCE = 'victimName';
export const tokenOf = (entity: new () => object) => getRepositoryToken(entity, SOURCE); // ✗`,
  'a source that is injected, under another name': `import { InjectDataSource as Take } from '@nestjs/typeorm';
export class Reached {
  constructor(@Take('victimName') readonly it: unknown) {} // ✗
}`,
};

const legalInShared: Snippets = {
  'the token of whichever module asks': `import { getDataSourceToken, getRepositoryToken } from '@nestjs/typeorm';
export const tokensOf = (module: string, entity: new () => object) => [getDataSourceToken(module), getRepositoryToken(entity, module)];`,
  'a text that is called like a module': `import { getDataSourceToken } from '@nestjs/typeorm';
export const titles = { victimName: 'source' };
export const tokens = (modules: readonly string[]) => modules.map((it) => getDataSourceToken(it));`,
};

export const dataSourceMutants: Corpus = {
  rule: 'container/data-source',
  bad: (scene) => [...injections(scene, 'data-source', bad), ...ormInjections(scene, 'data-source', inShared)],
  legal: (scene) => [
    ...injections(scene, 'data-source-legal', legal),
    ...ormInjections(scene, 'data-source-legal', legalInShared),
  ],
};
