import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'a class of another module among the own entities (repository)': `import { TypeOrmModule } from '@nestjs/typeorm';
const all = [OwnEntity, VictimFacade]; // ✗
export const feature = TypeOrmModule.forFeature([...all], 'ownName');`,
  'a connection that is made of it (repository)': `import { DataSource } from 'typeorm';
export const source = new DataSource({
  type: 'postgres',
  entities: [
    VictimFacade, // ✗
  ],
});`,
  'a list that only a running program knows (repository)': `import { TypeOrmModule } from '@nestjs/typeorm';
export const feature = (them: (new () => object)[]) => TypeOrmModule.forFeature(them); // ✗`,
};

const legal: Snippets = {
  'own entities, spread and by a constant (repository)': `import { TypeOrmModule } from '@nestjs/typeorm';
const some = [OwnEntity];
export const feature = TypeOrmModule.forFeature([...some], 'ownName');`,
  'an object that has such a list for something else': `interface Listing {
  readonly entities: readonly unknown[];
}
export const listing: Listing = { entities: [VictimFacade] };`,
  'no entities, and a method of that name of its own (repository)': `import { TypeOrmModule } from '@nestjs/typeorm';
class Own {
  static forFeature(all: readonly unknown[]) {
    return all.length;
  }
}
export const features = [TypeOrmModule.forFeature([], 'ownName'), Own.forFeature([VictimFacade])];`,
};

export const registrationMutants: Corpus = {
  rule: 'container/registration',
  bad: (scene) => injections(scene, 'registration', bad),
  legal: (scene) => injections(scene, 'registration-legal', legal),
};
