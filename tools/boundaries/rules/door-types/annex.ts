import { posix } from 'node:path';
import type { Change, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

/** Lines of a module that an injection builds beside those of the repository. */
export interface Annex {
  readonly door: readonly string[];
  /** By file name, or path below the module's folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
}

/**
 * A new module: injections into doors would otherwise all touch the few doors that there are, and each would want a
 * judgement of its own. `$from(…)` in its lines becomes the specifier of a path from the root, `$near(…)` that of a
 * file of the same folder.
 */
export function annex(scene: Scene, name: string, { door, files, dependsOn = [] }: Annex): Change {
  const folder = `${posix.dirname(scene.victim.folder)}/${name}`;
  const written = (file: string, text: string): string =>
    text
      .replaceAll(/\$from\(([^)]+)\)/g, (_, to: string) => `'${scene.specifier(file, to)}'`)
      .replaceAll(/\$near\(([^)]+)\)/g, (_, to: string) => `'${scene.specifier(file, `${folder}/${to}`)}'`);
  const manifest = { name, owner: 'team-annex', purpose: 'Is tried out', dependsOn, listensTo: [], removable: true };
  const module = `export class AnnexModule {}`;
  const all: Record<string, string> = {
    'index.ts': [`export { AnnexModule } from $near(${name}.module.ts);`, ...door].join('\n'),
    [`${name}.module.ts`]: module,
    ...files,
  };
  const texts = Object.entries(all).map(([file, text]) => [`${folder}/${file}`, written(`${folder}/${file}`, text)]);
  return { [`${folder}/module.json`]: JSON.stringify(manifest, null, 2), ...Object.fromEntries(texts) } as Change;
}

/** An entity as any module has one, for an annex. */
export const entityFile = (module: string): string => `import { Column, Entity, PrimaryColumn } from 'typeorm';
@Entity({ schema: '${module}', name: 'things' })
export class Thing {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') label!: string;
  @Column('text') state!: 'new' | 'old';
}`;

/** A repository of it. */
export const repositoryFile = (): string => `import { Repository } from 'typeorm';
import { Thing } from $near(thing.entity.ts);
export class Things {
  constructor(private readonly rows: Repository<Thing>) {}
  byId(id: string): Promise<Thing | null> { return this.rows.findOneBy({ id }); }
  all(): Promise<Thing[]> { return this.rows.find(); }
  by(where: Parameters<Repository<Thing>['findBy']>[0]) { return this.rows.findBy(where); }
}`;

/** A module whose door offers one facade, with a repository, a service and views behind it. */
export function facadeModule(
  scene: Scene,
  name: string,
  is: string,
  body: string,
  more: Record<string, string> = {},
): Injection {
  const files = {
    'thing.entity.ts': entityFile(name),
    'things.repository.ts': `${repositoryFile()}
export type { EntityManager, FindOptionsWhere, QueryRunner } from 'typeorm';
export type Filter = Parameters<Repository<Thing>['find']>[0];`,
    'things.service.ts': `export class ThingPrice { readonly cents = 0; }
export interface Sum { readonly total: number }
export class ThingService { price() { return new ThingPrice(); } sum(): Promise<Sum[]> { return Promise.resolve([]); } }`,
    'things.dto.ts': `export interface ThingView { readonly id: string; readonly detail: ThingDetail }
export interface ThingDetail { readonly text: string }
export type ThingState = 'new' | 'old';`,
    [`${name}.facade.ts`]: body,
    ...more,
  };
  const door = [`export { AnnexFacade } from $near(${name}.facade.ts);`];
  return { name: is, change: annex(scene, name, { door, files }) };
}

/** The facade's file: imports, and what stands in the class. */
export const inClass = (imports: string, lines: string): string =>
  `${imports}\nexport class AnnexFacade {\n${lines}\n}`;
