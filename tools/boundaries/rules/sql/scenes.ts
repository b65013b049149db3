import type { Change, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

/** A repository of the offender that sends one statement, with what stands before it. */
export function sending(scene: Scene, name: string, sql: string, before = ''): Change {
  const text = sql.includes('`') || sql.includes("'") || sql.includes('\n') ? sql : `'${sql}'`;
  return {
    [scene.file(name)]: `import type { EntityManager } from 'typeorm';
${before}export const ask = (manager: EntityManager, id: string) =>
  manager.query(${text}, [id]); // ✗`,
  };
}

/** The same without a mark: for look-alikes. */
export function harmless(scene: Scene, name: string, sql: string, before = ''): Change {
  const marked = sending(scene, name, sql, before);
  return Object.fromEntries(Object.entries(marked).map(([file, text]) => [file, String(text).replaceAll(' // ✗', '')]));
}

/** A migration of the offender. */
export function migrating(scene: Scene, name: string, sql: string): Change {
  return {
    [scene.file(`migrations/${name}.ts`)]: `import type { QueryRunner } from 'typeorm';
export class Change${name.replaceAll(/\D/g, '')} {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`${sql}\`); // ✗
  }
  async down(): Promise<void> {}
}`,
  };
}

export const unmarked = (change: Change): Change =>
  Object.fromEntries(Object.entries(change).map(([file, text]) => [file, String(text).replaceAll(' // ✗', '')]));

export const trial = (name: string, change: Change): Injection => ({ name, change });

/** Schema and table of a module, and the table's bare name. */
export function tableOf({ table }: { readonly table: string }): { readonly schema: string; readonly name: string } {
  const [schema = '', name = ''] = table.split('.');
  return { schema, name };
}
