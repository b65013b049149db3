import { Injectable } from '@nestjs/common';
import type { INestApplicationContext, OnModuleInit } from '@nestjs/common';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { pathMatcher, routeFaults } from './route-rules.js';
import { collectRoutes } from './routes.js';
import type { Route } from './routes.js';

/** All routes of the application, in the order in which Nest registers them. */
@Injectable()
export class RouteTable implements OnModuleInit {
  #matchers: readonly { readonly route: Route; readonly matches: (path: string) => boolean }[] = [];
  #byHandler: ReadonlyMap<object, Route> = new Map();
  #byName: ReadonlyMap<string, Route> = new Map();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Refuses to boot while a route breaks a rule. */
  onModuleInit(): void {
    const all = collectRoutes(this.discovery.getControllers());
    const faults = routeFaults(all);
    if (faults.length > 0) throw new Error(`Routes that cannot be served:\n  ${faults.join('\n  ')}`);
    this.#matchers = all.map((route) => ({ route, matches: pathMatcher(route.path) }));
    this.#byHandler = new Map(all.map((route) => [route.callback, route]));
    this.#byName = new Map(all.map((route) => [route.operationId, route]));
  }

  get all(): readonly Route[] {
    return this.#matchers.map(({ route }) => route);
  }

  routeOf(callback: object): Route | undefined {
    return this.#byHandler.get(callback);
  }

  routeNamed(operationId: string): Route | undefined {
    return this.#byName.get(operationId);
  }

  /** Methods that some route answers at this path, as the router sees it: each method has its own tree there. */
  methodsAt(path: string): string[] {
    const found = this.#matchers.filter(({ matches }) => matches(path)).map(({ route }) => route.method);
    const all = found.includes('GET') ? [...found, 'HEAD'] : found;
    return all.length > 0 ? [...new Set([...all, 'OPTIONS'])].sort() : [];
  }
}

/**
 * The routes of an application or of its preview (`NestFactory.create(AppModule, adapter, { preview: true })`), with
 * everything that their decorators recorded.
 */
export function routes(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  return collectRoutes(modules.flatMap(({ controllers }) => [...controllers.values()]));
}

export type { Route };
