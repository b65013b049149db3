/** Stored JSON was checked when it was written; what reads it stands shapes that the check of another day let through. */
export const itemsOf = <Item>(value: readonly Item[] | null | undefined): readonly Item[] =>
  Array.isArray(value) ? (value as readonly Item[]).filter((item) => item !== null && item !== undefined) : [];

/** Text of what can be read as one value; objects, and what is missing, have none. */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return undefined;
  }
}

export const textsOf = (values: readonly unknown[] | null | undefined): readonly string[] =>
  itemsOf(values).flatMap((value) => textOf(value) ?? []);
