/** A row as TypeORM selects it: `Organization_created_at`. */
export type Selected = Record<string, unknown>;

/** The beginning of a SELECT as TypeORM writes it. */
export const selected = (schema: string, table: string, alias: string, columns: readonly string[]): string =>
  `SELECT ${columns.map((name) => `"${alias}"."${name}" AS "${alias}_${name}"`).join(', ')} FROM "${schema}"."${table}" "${alias}"`;

export const user = selected('identity', 'users', 'User', [
  ...['id', 'email', 'email_key', 'name', 'locale', 'password_hash', 'password_set_at', 'status'],
  ...['deleted_at', 'created_at', 'version'],
]);
