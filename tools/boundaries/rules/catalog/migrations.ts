import type { Change, Injection } from '../../prove/corpus.ts';
import type { Actor } from '../../prove/scene.ts';

/** Later than any that the repository has. */
const FIRST = 9_100_000_000_000;

/** A new migration of a module: each line is a statement, and one that ends with ✗ must be found. */
export function migrationOf(actor: Actor, number: number, statements: readonly string[]): Change {
  const stamp = FIRST + number;
  const lines = statements.map((it) => {
    const [statement, mark] = it.endsWith('✗') ? [it.slice(0, -1).trim(), ' // ✗'] : [it, ''];
    const call = statement.startsWith('runner.') ? statement : `runner.query(\`${statement}\`)`;
    return `    await ${call};${mark}`;
  });
  const text = [
    `import type { QueryRunner } from 'typeorm';`,
    `export class Trial${stamp} {`,
    '  async up(runner: QueryRunner): Promise<void> {',
    ...lines,
    '  }',
    '  async down(): Promise<void> {}',
    '}',
  ].join('\n');
  return { [`${actor.folder}/migrations/${stamp}-trial.ts`]: text };
}

/** Migrations of one module, one an injection. Numbers begin at `first`: no two injections share one. */
export const inMigrations = (
  actor: Actor,
  first: number,
  trials: Readonly<Record<string, readonly string[]>>,
): Injection[] =>
  Object.entries(trials).map(([name, statements], index) => {
    return { name, change: migrationOf(actor, first + index, statements) };
  });

/** `user` for `identity.users`. */
export const singularOf = ({ entity }: Actor): string =>
  (entity.table.split('.').at(-1) ?? '').replace(/ies$/, 'y').replace(/s$/, '');
