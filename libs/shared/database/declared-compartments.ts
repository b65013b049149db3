import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { ConstraintProblems } from '../errors/index.js';
import { compartmentConfig } from './database.config.js';
import { engineTables } from './engine-tables.js';

export type EntityClass = EntityTarget<ObjectLiteral> & (new () => ObjectLiteral);
export type MigrationClass = new () => MigrationInterface;

/** What a module keeps in its schema. */
export interface Compartment {
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  readonly constraints?: ConstraintProblems;
  /** False for a job of the kernel that neither publishes nor hears: its schema has no outbox, inbox and clock. */
  readonly events?: boolean;
}

export interface DeclaredCompartment extends Compartment {
  readonly config: ReturnType<typeof compartmentConfig>;
}

const declared = new Map<string, DeclaredCompartment>();

/** Called by `DatabaseModule.forModule` while the modules load; provision and migrate work from what it gathered. */
export function declareCompartment(compartment: Compartment): void {
  if (declared.has(compartment.name)) throw new Error(`Two modules declare the compartment ${compartment.name}`);
  const engine = compartment.events === false ? [] : engineTables(compartment.name);
  const migrations = [...engine, ...compartment.migrations];
  declared.set(compartment.name, { ...compartment, migrations, config: compartmentConfig(compartment.name) });
}

/** Every compartment of the loaded modules, by name. */
export const declaredCompartments = (): readonly DeclaredCompartment[] =>
  [...declared.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

/** @throws Error when no loaded module has this name. */
export function declaredCompartment(name: string): DeclaredCompartment {
  const found = declared.get(name);
  if (!found) throw new Error(`No module declares the compartment ${name}`);
  return found;
}
