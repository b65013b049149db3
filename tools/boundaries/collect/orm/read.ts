import type { Answer, EntityUse, TableUse } from './answers.ts';
import type { Homes } from './homes.ts';
import type { Metadata, Target } from './typeorm.ts';

/** What the joined metadata say of who uses whom. */
export function read(all: readonly Metadata[], homes: Homes): Omit<Answer, 'faults' | 'unread'> {
  const entities = all.filter(({ tableType }) => tableType !== 'junction' && tableType !== 'closure-junction');
  return {
    entities: entities.map(({ target, tablePath }) => ({ ...homes.of(target), table: tablePath })),
    uses: entities.flatMap((it) => usesOf(it, homes)),
    tables: entities.flatMap((it) => tablesOf(it, homes)),
    listeners: entities.flatMap(({ target, listeners }) =>
      listeners
        .filter((it) => it.target !== target)
        .map((it) => ({ entity: homes.of(target), base: homes.of(it.target), method: it.propertyName })),
    ),
  };
}

function usesOf(metadata: Metadata, homes: Homes): EntityUse[] {
  const { target, relations, foreignKeys, allEmbeddeds, inheritanceTree, dependsOn } = metadata;
  const own = homes.of(target);
  const related = new Set(relations.map((it) => it.inverseEntityMetadata));
  const declared = foreignKeys.filter((it) => !related.has(it.referencedEntityMetadata));
  return [
    ...relations.map((it): EntityUse => {
      const by = homes.of(it.target);
      return { form: 'relation', by, property: it.propertyName, to: homes.of(it.inverseEntityMetadata.target) };
    }),
    ...declared.map(({ referencedEntityMetadata, columns }): EntityUse => {
      const property = columns[0]?.propertyName ?? '';
      return { form: 'foreign-key', by: own, property, to: homes.of(referencedEntityMetadata.target) };
    }),
    ...allEmbeddeds.map((it): EntityUse => {
      return { form: 'embedded', by: own, property: it.propertyName, to: homes.of(it.type) };
    }),
    ...inheritanceTree
      .filter((it) => it !== target)
      .map((it): EntityUse => ({ form: 'parent', by: own, property: '', to: homes.of(it) })),
    ...[...(dependsOn ?? [])].map((it: Target): EntityUse => {
      return { form: 'view-dependency', by: own, property: '', to: homes.of(it) };
    }),
  ];
}

function tablesOf({ target, schema, tableName, relations, columns }: Metadata, homes: Homes): TableUse[] {
  const by = homes.of(target);
  const junctions = relations.filter(({ isManyToManyOwner }) => isManyToManyOwner);
  return [
    { form: 'table', by, property: '', ...named(schema, tableName) },
    ...junctions.flatMap(({ propertyName, junctionEntityMetadata: it }): TableUse[] =>
      it ? [{ form: 'junction', by, property: propertyName, ...named(it.schema, it.tableName) }] : [],
    ),
    ...columns.flatMap(({ propertyName, enumName }): TableUse[] => {
      return enumName ? [{ form: 'enum', by, property: propertyName, ...named(undefined, enumName) }] : [];
    }),
  ];
}

/** `@Entity('billing.invoices')` is a table of a schema as well. */
function named(schema: string | undefined, name: string): { schema: string | null; name: string } {
  const [first = '', second] = name.split('.');
  return schema === undefined && second !== undefined
    ? { schema: first, name: second }
    : { schema: schema ?? null, name };
}
