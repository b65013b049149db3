import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A small module in the style of the house: one table, two routes, an event, a handler, a facade. Its files end in .txt,
 * since they are code of a place where they do not lie.
 */
const sample = join(import.meta.dirname, 'sample');
/** What the sample's migration is numbered with. */
const FIRST_MIGRATION = 1_770_000_000_000;

/** The names of generated module number n; the first is 1. */
export interface Names {
  readonly module: string;
  /** As it begins the names of classes. */
  readonly pascal: string;
  /** The last part of its routes' path. */
  readonly path: string;
}

/** Permissions have no digits in their names: `ledgerbaa` is number 100. */
export const namesOf = (n: number): Names => {
  const number = [...String(n).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const pascal = `Ledger${number[0]?.toUpperCase()}${number.slice(1)}`;
  return { module: `ledger${number}`, pascal, path: `ledger${number}-entries` };
};

/** The files of module number n. It hears the module before it; the first hears organizations. */
export function moduleFiles(n: number): ReadonlyMap<string, string> {
  const files = globSync('**/*.txt', { cwd: sample });
  return new Map(
    files.map((name) => [
      numbered(name.replace(/\.txt$/, ''), n),
      numbered(readFileSync(join(sample, name), 'utf8'), n),
    ]),
  );
}

function numbered(text: string, n: number): string {
  const own = text
    .replaceAll('ledger000', namesOf(n).module)
    .replaceAll('Ledger000', namesOf(n).pascal)
    .replaceAll(String(FIRST_MIGRATION), String(FIRST_MIGRATION + n));
  if (n === 1)
    return own.replaceAll('ledger999', 'organizations').replaceAll('Ledger999EntryAdded', 'OrganizationUpdated');
  return own.replaceAll('ledger999', namesOf(n - 1).module).replaceAll('Ledger999', namesOf(n - 1).pascal);
}
