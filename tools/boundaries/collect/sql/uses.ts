/** What a statement does to a thing of the database, from the most telling to the least. */
export const accesses = ['write', 'define', 'reference', 'stored-read', 'read'] as const;
export type Access = (typeof accesses)[number];

/** One thing that a statement names. */
export interface ObjectUse {
  readonly kind: 'object';
  readonly access: Access;
  readonly schema: string | null;
  readonly name: string;
}

/** What a statement does beside naming things. */
export interface OtherUse {
  /**
   * `lock`: a key, `channel`: a name that modules could share; `grant`: a role that gets a right; `session`: who or where the session is; `remote`: a way to another database;
   * `dynamic`: SQL that only a running server knows; `quoted`: an open place inside of a constant; `unparsed`: what PostgreSQL would refuse.
   */
  readonly kind: 'quoted' | 'lock' | 'channel' | 'grant' | 'session' | 'remote' | 'dynamic' | 'unparsed';
  /** The key, the setting, the extension, the reason; `null`: computed. */
  readonly name: string | null;
}

export type SqlUse = ObjectUse | OtherUse;

const keyOf = (use: SqlUse): string =>
  use.kind === 'object' ? `object ${use.schema ?? ''} ${use.name}` : `${use.kind} ${use.name ?? ''}`;

/** One use of each thing, the most telling one. */
export function distinct(uses: readonly SqlUse[]): SqlUse[] {
  const rank = (use: SqlUse): number => (use.kind === 'object' ? accesses.indexOf(use.access) : 0);
  const kept = new Map<string, SqlUse>();
  for (const use of uses) {
    if (use.kind === 'quoted') continue;
    const other = kept.get(keyOf(use));
    if (!other || rank(use) < rank(other)) kept.set(keyOf(use), use);
  }
  return [...kept.values()];
}
