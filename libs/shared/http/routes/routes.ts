import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { moduleNameOf } from '../../composition/index.js';
import { recordOf } from './records.js';
import type { RouteRecord } from './records.js';

/** One route, with what its decorators recorded. */
export interface Route extends RouteRecord {
  readonly method: string;
  /** As the router has it: `/v1/organizations/:organizationId/flags`. */
  readonly path: string;
  /** Name of the module that owns the controller: `flags`. */
  readonly module: string;
  readonly controller: string;
  readonly handler: string;
  /** `module_handler`: unique, so two controllers of a module have no handlers of one name. */
  readonly operationId: string;
  readonly callback: object;
}

/** What this needs of Nest's wrapper of a controller; nothing is instantiated, so a preview will do. */
interface ControllerWrapper {
  readonly metatype: unknown;
  readonly host?: { readonly metatype?: { readonly name: string } };
}

type Handlers = Record<string, object | undefined>;

export const collectRoutes = (controllers: readonly ControllerWrapper[]): Route[] => controllers.flatMap(routesOf);

function routesOf({ metatype, host }: ControllerWrapper): Route[] {
  const controller = metatype as { readonly name: string; readonly prototype: Handlers };
  const module = moduleNameOf(host?.metatype?.name ?? controller.name);
  return handlersOf(controller.prototype).flatMap((handler) => {
    const callback = controller.prototype[handler] as object;
    const method = RequestMethod[Reflect.getMetadata('method', callback) as number] ?? 'ALL';
    const own = { method, module, controller: controller.name, handler, operationId: `${module}_${handler}`, callback };
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(callback).map((rest) => ({ ...recordOf(callback), ...own, path: join(prefix, rest) })),
    );
  });
}

/** Methods that a decorator of Nest (`@Get`, `@Post`, …) made handlers, inherited ones included. */
function handlersOf(prototype: Handlers): string[] {
  const names = new Set<string>();
  for (
    let it: object | null = prototype;
    it && it !== Object.prototype;
    it = Object.getPrototypeOf(it) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(it)) {
      const value: unknown = Object.getOwnPropertyDescriptor(it, name)?.value;
      if (typeof value === 'function' && Reflect.hasMetadata('method', value)) names.add(name);
    }
  }
  return [...names];
}

const pathsOf = (target: object): string[] => [(Reflect.getMetadata('path', target) as string | string[]) ?? ''].flat();

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** Whether a request may bear an `Idempotency-Key`, and is answered once if it does. */
export const takesKey = ({ method, access: [access], unrepeatable }: Route): boolean =>
  method === 'POST' && (access?.kind === 'allow' || access?.kind === 'signed_in') && !unrepeatable;
