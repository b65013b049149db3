/** Where a class of the repository was decorated; `null`: not known. */
export interface ClassAt {
  readonly name: string;
  readonly file: string | null;
}

/** How an entity uses another class: by a property, or as a whole. */
export interface EntityUse {
  readonly form: 'relation' | 'foreign-key' | 'embedded' | 'parent' | 'view-dependency';
  /** The class that has the decorator: the entity, or one that it extends. */
  readonly by: ClassAt;
  readonly property: string;
  readonly to: ClassAt;
}

/** A name of the database that an entity is mapped to. */
export interface TableUse {
  readonly form: 'table' | 'junction' | 'enum';
  readonly by: ClassAt;
  readonly property: string;
  readonly schema: string | null;
  readonly name: string;
}

export interface Answer {
  readonly entities: readonly (ClassAt & { readonly table: string })[];
  readonly uses: readonly EntityUse[];
  readonly tables: readonly TableUse[];
  readonly listeners: readonly { readonly entity: ClassAt; readonly base: ClassAt; readonly method: string }[];
  readonly faults: readonly { readonly by: ClassAt; readonly property: string; readonly message: string }[];
  /** Files that could not be loaded, and why. */
  readonly unread: readonly string[];
}
