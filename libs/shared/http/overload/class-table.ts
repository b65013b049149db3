import { pathMatcher } from '../routes/route-rules.js';
import type { Route } from '../routes/routes.js';
import type { LoadClass } from './load-classes.js';

interface Pattern {
  readonly matches: (path: string) => boolean;
  readonly loadClass: LoadClass;
}

const METHODS_READ_AS: Readonly<Record<string, string>> = { HEAD: 'GET' };

/**
 * The class of a request by its first line alone, before anything is routed. Most routes are normal and stand in no table: an
 * address without parameters costs one look, and one with them the patterns of its method, which are few.
 */
export class ClassTable {
  readonly #exact = new Map<string, LoadClass>();
  readonly #patterns = new Map<string, Pattern[]>();

  constructor(routes: readonly Pick<Route, 'method' | 'path' | 'loadClass'>[]) {
    for (const { method, path, loadClass } of routes) {
      // Routes without a parameter shadow patterns, as they do in the router.
      if (!path.includes(':')) this.#exact.set(`${method} ${path}`, loadClass ?? 'normal');
      else if (loadClass) this.#patterns.set(method, [...this.#of(method), { matches: pathMatcher(path), loadClass }]);
    }
  }

  classOf(method: string, url: string): LoadClass {
    const own = METHODS_READ_AS[method] ?? method;
    const end = url.indexOf('?');
    const path = end < 0 ? url : url.slice(0, end);
    const exact = this.#exact.get(`${own} ${path}`);
    return exact ?? this.#of(own).find(({ matches }) => matches(path))?.loadClass ?? 'normal';
  }

  #of(method: string): Pattern[] {
    return this.#patterns.get(method) ?? none;
  }
}

const none: Pattern[] = [];
