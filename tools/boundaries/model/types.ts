import type { Place, Target } from './edge.ts';

/** What the checker was asked, beside the edges that it showed. */
export interface TypeFacts {
  /** Files whose every node was looked at. */
  readonly files: number;
  /** What consumers of the doors can get hold of. */
  readonly reaches: readonly Reach[];
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
