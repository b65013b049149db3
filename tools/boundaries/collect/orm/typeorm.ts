/** The parts of TypeORM that are read here, as far as they are read. */
export interface TypeOrm {
  readonly DataSource: new (options: object) => Source;
  readonly EntitySchema: new (...args: never[]) => object;
  getMetadataArgsStorage(): Storage;
}

/** A class, or the name of something that has none. */
export type Target = (abstract new (...args: never[]) => object) | string;

/** An entity that is said by an object, and not by decorators. */
export interface Schema {
  readonly options: { readonly name?: string; readonly target?: Target };
}

export interface Registered {
  readonly target: Target;
}

export interface RegisteredRelation extends Registered {
  readonly propertyName: string;
  readonly type: unknown;
}

/** Everything that decorators have said so far: lists, by what they say. */
export type Storage = Record<string, unknown> & {
  readonly tables: Registered[];
  relations: RegisteredRelation[];
};

export interface Source {
  readonly entityMetadatas: readonly Metadata[];
  buildMetadatas(): Promise<void>;
}

export interface Metadata {
  readonly name: string;
  readonly target: Target;
  readonly tableType: string;
  readonly tablePath: string;
  readonly tableName: string;
  readonly schema?: string;
  readonly inheritanceTree: readonly Target[];
  readonly relations: readonly Relation[];
  readonly foreignKeys: readonly { readonly referencedEntityMetadata: Metadata; readonly columns: readonly Column[] }[];
  readonly allEmbeddeds: readonly { readonly type: Target; readonly propertyName: string }[];
  readonly listeners: readonly { readonly target: Target; readonly propertyName: string }[];
  readonly columns: readonly Column[];
  readonly dependsOn?: ReadonlySet<Target>;
}

interface Column {
  readonly propertyName: string;
  readonly enumName?: string;
}

interface Relation {
  readonly propertyName: string;
  readonly target: Target;
  readonly inverseEntityMetadata: Metadata;
  readonly junctionEntityMetadata?: Metadata;
  readonly isManyToManyOwner: boolean;
}
