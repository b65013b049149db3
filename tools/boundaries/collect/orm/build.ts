import type { Answer } from './answers.ts';
import type { Homes } from './homes.ts';
import type { Schema, Source, Storage, Target, TypeOrm } from './typeorm.ts';

const MOST_FAULTS = 200;

export interface Built {
  readonly source: Source | null;
  readonly faults: Answer['faults'];
  readonly refusals: readonly string[];
}

/** Builds the metadata of all entities together. What TypeORM refuses is noted and taken out, until it refuses nothing. */
export async function build(
  typeorm: TypeOrm,
  storage: Storage,
  schemas: readonly Schema[],
  homes: Homes,
): Promise<Built> {
  const faults: Answer['faults'][number][] = [];
  let targets = storage.tables.map(({ target }) => target);
  let plain = schemas;
  for (let tries = 0; tries < MOST_FAULTS; tries++) {
    try {
      const source = new typeorm.DataSource({ type: 'postgres', entities: [...new Set(targets), ...plain] });
      await source.buildMetadatas();
      return { source, faults, refusals: [] };
    } catch (error) {
      const { message } = error as Error;
      const schema = plain.find(({ options }) => new RegExp(`\\b${options.name}\\b`).test(message));
      if (schema) {
        const [, property = ''] = new RegExp(`\\b${schema.options.name}#(\\w+)`).exec(message) ?? [];
        faults.push({ by: homes.of(schema.options.target ?? schema.options.name ?? ''), property, message });
        plain = plain.filter((it) => it !== schema);
        continue;
      }
      const culprit = culpritOf(message, storage, targets);
      if (!culprit) return { source: null, faults, refusals: [`TypeORM refuses the entities: ${message}`] };
      const { target, property } = culprit;
      faults.push({ by: homes.of(target), property, message });
      if (property !== '') {
        const isIt = (it: { target: Target; propertyName: string }): boolean =>
          it.target === target && it.propertyName === property;
        storage.relations.splice(storage.relations.findIndex(isIt), 1);
      } else targets = targets.filter((it) => it !== target);
    }
  }
  return { source: null, faults, refusals: [`TypeORM refuses more than ${MOST_FAULTS} things`] };
}

/** Whom the message names: `Invoice#buyer` a relation, `"Invoice"` an entity. */
function culpritOf(message: string, { relations }: Storage, targets: readonly Target[]) {
  const [, entity, property] = /\b(\w+)#(\w+)/.exec(message) ?? [];
  const relation = relations.find((it) => nameOf(it.target) === entity && it.propertyName === property);
  if (relation) return { target: relation.target, property: relation.propertyName };
  const target = targets.find((it) => new RegExp(`\\b${nameOf(it)}\\b`).test(message));
  return target ? { target, property: '' } : null;
}

const nameOf = (target: Target): string => (typeof target === 'string' ? target : target.name);
