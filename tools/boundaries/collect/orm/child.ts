import { answer, question } from '../answer.ts';
import type { Answer } from './answers.ts';
import { build } from './build.ts';
import { Homes } from './homes.ts';
import { read } from './read.ts';
import type { Schema, TypeOrm } from './typeorm.ts';

export interface Question {
  readonly root: string;
}

export interface Given {
  readonly typeorm: TypeOrm;
  /** Loads each file that may declare entities. */
  readonly files: Readonly<Record<string, () => Promise<object>>>;
}

/** Loads all entities, lets TypeORM join them without a connection, and answers what it has understood. */
export async function joinEntities({ typeorm, files }: Given): Promise<never> {
  const homes = new Homes(question<Question>().root);
  const storage = typeorm.getMetadataArgsStorage();
  homes.listenTo(storage);
  const unread: string[] = [];
  const exported: (readonly [string, unknown])[] = [];
  for (const [file, load] of Object.entries(files)) {
    try {
      for (const it of Object.values(await load()) as unknown[]) exported.push([file, it]);
    } catch (error) {
      unread.push(`${file} does not load: ${(error as Error).message}`);
    }
  }
  const schemas = exported.filter((it): it is readonly [string, Schema] => it[1] instanceof typeorm.EntitySchema);
  for (const [file, { options }] of schemas) homes.note(options.target ?? options.name ?? '', file);
  const { source, faults, refusals } = await build(
    typeorm,
    storage,
    schemas.map(([, it]) => it),
    homes,
  );
  const understood: Omit<Answer, 'faults' | 'unread'> = read(source?.entityMetadatas ?? [], homes);
  return answer({ ...understood, faults, unread: [...unread, ...refusals] });
}
