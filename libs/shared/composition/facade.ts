import { asPart } from '../activity/index.js';

type Method = (...args: unknown[]) => Promise<unknown>;

/**
 * Marks what other modules call of a module: `@Facade('identity') export class IdentityFacade`, beside `@Injectable()`.
 * Every call of one of its methods is an activity of that module, so calls between modules are counted, timed and
 * traced, and statements belong to whom they were made by. Its methods are async.
 */
export const Facade =
  (module: string): ClassDecorator =>
  (facade) => {
    const prototype = facade.prototype as Record<string, unknown>;
    for (const name of methodsOf(prototype)) {
      const method = prototype[name] as Method;
      const call = `${facade.name}.${name}`;
      Object.defineProperty(prototype, name, {
        configurable: true,
        writable: true,
        value(this: unknown, ...args: unknown[]) {
          return asPart('facade', module, call, () => method.apply(this, args));
        },
      });
    }
  };

/** The same around the answer to a port: whoever asks gets this, and the implementation itself stays as it is. */
export function watchedAnswer<T extends object>(implementation: T, module: string, port: string): T {
  const watched = Object.create(implementation) as Record<string, unknown>;
  for (const name of methodsOf(implementation)) {
    const method = (implementation as Record<string, unknown>)[name] as Method;
    // Called on the implementation, whose private members a stand-in does not have.
    watched[name] = (...args: unknown[]) =>
      asPart('port', module, `${port}.${name}`, () => method.apply(implementation, args));
  }
  return watched as T;
}

function methodsOf(target: object): string[] {
  const names = new Set<string>();
  for (let it = target; it !== Object.prototype; it = Object.getPrototypeOf(it) as object)
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(it)))
      if (name !== 'constructor' && typeof value === 'function') names.add(name);
  return [...names];
}
