import type { Corpus } from '../../prove/corpus.ts';

export const entityListMutants: Corpus = {
  rule: 'orm/entity-list',
  bad: ({ file }) => [
    {
      name: 'a pattern of files',
      change: {
        [file('globs.repository.ts')]: `import type { DataSourceOptions } from 'typeorm';
export const options: DataSourceOptions = { type: 'postgres', entities: ['dist/**/*.entity.js'] }; // ✗`,
      },
    },
    {
      name: 'a pattern that has a name',
      change: {
        [file('globs-named.repository.ts')]: `import { DataSource } from 'typeorm';
const files = ['dist/libs/**/*.js'];
export const source = new DataSource({ type: 'postgres', subscribers: files }); // ✗`,
      },
    },
    {
      name: 'whatever was registered',
      change: {
        [file('globs-auto.repository.ts')]: `import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
export const options: TypeOrmModuleOptions = { type: 'postgres', autoLoadEntities: true }; // ✗`,
      },
    },
  ],
  legal: ({ file }) => [
    {
      name: 'lists of something else',
      change: {
        [file('own-list.ts')]: `export const words = { entities: ['amp', 'lt'], migrations: ['birds'] };`,
      },
    },
    {
      name: 'a list of classes, by a name',
      change: {
        [file('listed.repository.ts')]: `import type { DataSourceOptions } from 'typeorm';
class Row {}
const all = [Row];
export const options: DataSourceOptions = { type: 'postgres', entities: [...all], subscribers: [] };`,
      },
    },
    {
      name: 'patterns of files for somebody else',
      change: {
        [file('own-globs.ts')]:
          `interface Watching { readonly files: readonly string[]; readonly autoLoadEntities?: boolean }
export const watching: Watching = { files: ['dist/**/*.entity.js'], autoLoadEntities: true };`,
      },
    },
  ],
};
