/**
 * Base of every port: `export abstract class SeatPolicy extends Port { abstract … }`. The module that asks exports the
 * abstract class; the module that answers provides and exports it; whoever asks injects it, with `@Optional()` where
 * it may be missing. An implementation is never injectable by its own name.
 */
export abstract class Port {
  /**
   * True: all of its methods answer at once, from memory, and reach nowhere, so that their calls are no activities.
   * Methods of the others are async.
   */
  static readonly atOnce: boolean = false;
}

/** The class of a port: abstract, so it is only ever a token. */
export type PortToken = (abstract new (...args: never[]) => Port) & Pick<typeof Port, 'atOnce'>;

export const isPort = (token: unknown): token is PortToken =>
  typeof token === 'function' && token.prototype instanceof Port;
