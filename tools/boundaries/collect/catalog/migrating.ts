import type { Compartment } from '../../model/catalog.ts';
import type { Failure, Spot, Statement } from './answers.ts';
import { stackHere } from './spots.ts';

type Query = (text: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

/** The part of TypeORM's runner that is used here. Migrations get the whole of it. */
export interface Runner {
  query: Query;
  startTransaction(): Promise<void>;
  commitTransaction(): Promise<void>;
  rollbackTransaction(): Promise<void>;
  readonly isTransactionActive: boolean;
  release(): Promise<void>;
}

export interface Source {
  initialize(): Promise<unknown>;
  destroy(): Promise<void>;
  createQueryRunner(): Runner;
  query: Query;
}

export interface Migration {
  readonly name?: string;
  readonly transaction?: boolean;
  up(runner: Runner): Promise<unknown>;
}

export type MigrationClass = new () => Migration;

/** A migration that is to be applied, in whichever file it stands. */
export interface Pending {
  readonly file: string | null;
  readonly make: MigrationClass;
}

export interface Record {
  readonly statements: Statement[];
  readonly failures: Failure[];
}

interface Site {
  readonly source: Source;
  readonly compartment: Compartment;
  readonly spotOf: (stack: string | undefined) => Spot;
  readonly record: Record;
  readonly isAlone: boolean;
  /** Gives the owner the rights of all other owners, and takes them again. */
  readonly letThrough: (isOpen: boolean) => Promise<void>;
}

/** Applies what is pending, as the one role that the source logs in as. What fails is noted, and tried with every right. */
export async function applyAll(site: Site, pending: readonly Pending[]): Promise<number> {
  let applied = 0;
  for (const { file, make } of inOrder(pending)) {
    const name = nameOf(make);
    const before = site.record.statements.length;
    const error = await attempt(site, make, file);
    if (error === null) {
      applied++;
      continue;
    }
    const sent = site.record.statements.splice(before);
    const last = sent.findLast(({ text }) => text === error.query) ?? sent.at(-1);
    await site.letThrough(true);
    const isLetThrough = (await attempt(site, make, file)) === null;
    await site.letThrough(false);
    if (isLetThrough) applied++;
    else site.record.statements.splice(before);
    site.record.failures.push({
      compartment: site.compartment.name,
      migration: name,
      spot: last?.spot ?? site.spotOf(error.stack) ?? startOf(file),
      text: error.query ?? last?.text ?? '',
      message: error.message,
      isAlone: site.isAlone,
      isLetThrough,
    });
  }
  return applied;
}

/** TypeORM's errors know the statement. */
interface Failed extends Error {
  readonly query?: string;
}

const startOf = (file: string | null): Spot => (file === null ? null : { file, line: 1, column: 1 });

async function attempt(site: Site, make: MigrationClass, file: string | null): Promise<Failed | null> {
  const { source } = site;
  const create = source.createQueryRunner.bind(source);
  const runner = create();
  const migration = new make();
  // A migration may make further runners, or have its source make one.
  source.createQueryRunner = (): Runner => watched(create(), site, nameOf(make), file);
  try {
    // TypeORM's own way of looking for functions and types: nothing that is not said in full is found.
    await runner.query(`set search_path = ''`);
    const isWhole = migration.transaction !== false;
    watched(runner, site, nameOf(make), file);
    if (isWhole) await runner.startTransaction();
    await migration.up(runner);
    if (isWhole && runner.isTransactionActive) await runner.commitTransaction();
    return null;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    return error as Failed;
  } finally {
    source.createQueryRunner = create;
    await runner.release().catch(() => undefined);
  }
}

/** TypeORM's other methods of a runner come down to `query`, too. */
function watched(
  runner: Runner,
  { compartment, record, spotOf }: Site,
  migration: string,
  file: string | null,
): Runner {
  const send = runner.query.bind(runner);
  const brackets = /^\s*(start transaction|begin|commit|rollback|savepoint|release)\b/i;
  runner.query = (text, parameters, structured) => {
    const spot = spotOf(stackHere()) ?? startOf(file);
    if (!brackets.test(text)) record.statements.push({ compartment: compartment.name, migration, spot, text });
    return send(text, parameters, structured);
  };
  return runner;
}

const nameOf = (make: MigrationClass): string => new make().name ?? make.name;

/** As TypeORM does: by the timestamp at the end of the name. */
const inOrder = (pending: readonly Pending[]): readonly Pending[] =>
  pending
    .map((it, index) => ({ it, index, at: Number(/\d+$/.exec(nameOf(it.make))?.[0].slice(-13) ?? 0) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ it }) => it);
