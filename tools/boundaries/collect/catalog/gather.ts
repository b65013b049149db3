import type { Compartment } from '../../model/catalog.ts';
import type { Question } from './answers.ts';
import type { MigrationClass, Pending } from './migrating.ts';

/** What the file exports that "database" names in the configuration. */
export interface Setup {
  readonly compartments: readonly (Compartment & { readonly migrations?: readonly MigrationClass[] })[];
  /** SQL that makes the roles and schemas in a database. */
  readonly provision: (database: string) => readonly string[];
  /** SQL that walls `copy`, a copy of `table`, as it must be; `null`: that table has no wall. */
  readonly wall?: (table: string, copy: string, columns: readonly string[]) => string | null;
}

export interface Gathered {
  /** By compartment: those of the kernel first, and then modules along their arrows. */
  readonly pending: ReadonlyMap<string, readonly Pending[]>;
  /** Files of migrations that are never applied: their module has no compartment, or they hold no class with `up`. */
  readonly homeless: readonly string[];
}

/** Each migration once: as its file exports it, and else, where it is the kernel's, as the compartment declares it. */
export function gather(setup: Setup, { modules }: Question, files: Readonly<Record<string, object>>): Gathered {
  const homes = new Map<MigrationClass, string>();
  for (const file of modules.flatMap((it) => it.files)) {
    for (const it of Object.values(files[file] ?? {}) as unknown[]) {
      if (isMigration(it) && !homes.has(it)) homes.set(it, file);
    }
  }
  const pendingOf = ({ name, migrations = [] }: Setup['compartments'][number]): Pending[] => {
    const own = new Set(modules.find((it) => it.name === name)?.files);
    const kernel = migrations.filter((it) => !homes.has(it)).map((make) => ({ file: null, make }));
    return [...kernel, ...[...homes].flatMap(([make, file]) => (own.has(file) ? [{ file, make }] : []))];
  };
  const known = setup.compartments.map(({ name }) => name);
  const names = modules.map(({ name }) => name);
  const order = [...known.filter((it) => !names.includes(it)), ...names.filter((it) => known.includes(it))];
  const byName = new Map(setup.compartments.map((it) => [it.name, it]));
  const strangers = modules.filter(({ name }) => !known.includes(name)).flatMap((it) => it.files);
  const applied = new Set(homes.values());
  // What has a number is a migration; a file beside them may help.
  const numbered = modules.flatMap((it) => it.files).filter((file) => /\/\d+[^/]*$/.test(file));
  return {
    pending: new Map(order.map((name) => [name, pendingOf(byName.get(name) ?? { name })])),
    homeless: [...strangers.filter((file) => applied.has(file)), ...numbered.filter((file) => !applied.has(file))],
  };
}

const isMigration = (it: unknown): it is MigrationClass =>
  typeof it === 'function' && typeof (it.prototype as { up?: unknown } | undefined)?.up === 'function';
