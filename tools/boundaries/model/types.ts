import type { Place, Target } from './edge.ts';

/** What the checker was asked, beside the edges that it showed. */
export interface TypeFacts {
  /** Files whose every node was looked at. */
  readonly files: number;
  /** What consumers of the doors can get hold of. */
  readonly reaches: readonly Reach[];
  readonly brands: readonly BrandFacts[];
  /** What modules can be asked through their doors, who asks, and how. */
  readonly facades: readonly FacadeFacts[];
  readonly questions: readonly Question[];
  readonly events: readonly EventFacts[];
  readonly surfaces: readonly Surface[];
}

/** A type alias that makes an id of its own out of a text. */
export interface BrandFacts {
  readonly file: string;
  readonly name: string;
}

/** What one module shows beside its door, and what is written down of it. */
export interface Surface {
  readonly module: string;
  /** `GET /v1/users/me`; `(computed)` where only a running program knows. */
  readonly routes: readonly string[];
  readonly permissions: readonly string[];
  /** It has tables of its own. */
  readonly hasSchema: boolean;
  /** Text of the contract that stands in the module's folder; `null`: there is none. */
  readonly contract: string | null;
}

/** A class that a door offers to be asked, or by which its module asks others. */
export interface FacadeFacts {
  readonly module: string;
  readonly name: string;
  readonly kind: 'facade' | 'port';
  readonly place: Place;
  readonly methods: readonly MethodFacts[];
}

export interface MethodFacts {
  readonly name: string;
  readonly place: Place;
  /** As the checker prints it, with sorted unions: `(caller: Caller, ids: readonly string[]) => Promise<UserView[]>`. */
  readonly signature: string;
  readonly parameters: readonly ParameterFacts[];
  /** The method of a repository that gets the same arguments in the same order, and whose answer is handed on. */
  readonly mirrors: string | null;
}

export interface ParameterFacts {
  readonly name: string;
  readonly place: Place;
  readonly isList: boolean;
  /** The branded type that there is for it, where it is a plain text. */
  readonly brand: string | null;
}

/** One use of a method of a facade or port, by shipped code. */
export interface Question {
  readonly place: Place;
  readonly module: string;
  readonly facade: string;
  /** `*`: which one, only a running program knows. */
  readonly method: string;
  /** Circumstances that make it a mistake, each at the place where they begin. */
  readonly situations: readonly Situation[];
  /** Entities that it hands over. */
  readonly entities: readonly Target[];
}

export interface Situation {
  readonly kind: 'repeated' | 'unit-of-work' | 'boot';
  readonly place: Place;
  /** In what: `a for loop`, `Database.transaction`, `onModuleInit`. */
  readonly inside: string;
}

/** A class of a file of events. What is computed of its definition is `null`. */
export interface EventFacts {
  readonly module: string;
  readonly name: string;
  readonly place: Place;
  /** Values that it carries, those inside of others among them. */
  readonly fields: number;
  readonly type: string | null;
  readonly version: string | null;
  readonly isPublic: boolean;
}

/** One thing that whoever uses a door can name, read or be given, however many types lie on the way. */
export interface Reach {
  readonly module: string;
  /** The declaration of the module's own that leads there, and what it is called: `ItemsFacade.find`. */
  readonly place: Place;
  readonly through: string;
  readonly as: 'parameter' | 'result' | 'member' | 'base';
  /**
   * `type`: something declared with a name. `entity`: a class that an ORM maps. `column`: an object without a name, made
   * of what such a class declares. `any`: whatever it is, no type says it.
   */
  readonly kind: 'type' | 'entity' | 'column' | 'any';
  readonly to: Target;
  /** Whether the door names it. */
  readonly isOffered: boolean;
}
