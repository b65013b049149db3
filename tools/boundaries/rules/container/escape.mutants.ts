import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'what the class keeps to itself': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => ref['container']; // ✗`,
  'by reflection': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => Reflect.get(ref, 'get') as unknown; // ✗`,
  'a strict look-up of what another module offers': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => ref.get(VictimFacade); // ✗`,
  'a look-up by a token that is computed': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef, name: string) => ref.get(name, { strict: false }); // ✗`,
  'a strict look-up by a parameter': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef, name: string) => ref.get(name); // ✗`,
  'a method that is bound first': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => ref.get.bind(ref); // ✗`,
  'a method taken by destructuring, of a class that extends it': `import { ModuleRef } from '@nestjs/core';
abstract class Own extends ModuleRef {}
export function take(ref: Own) {
  const { get } = ref; // ✗
  return get;
}`,
  'a parameter that is a pattern': `import { ModuleRef } from '@nestjs/core';
export const take = ({ resolve }: ModuleRef) => resolve; // ✗`,
  'what is cast to something else first': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => (ref as unknown as { get(it: unknown): unknown }).get(VictimFacade); // ✗`,
  'what is stored as something else first': `import { ModuleRef } from '@nestjs/core';
export function take(ref: ModuleRef) {
  const store: { get(it: unknown, how: object): unknown } = ref;
  return store.get(VictimFacade, {}); // ✗
}`,
  'what nothing is known of': `export const take = (ref: any) => ref.get(VictimFacade, { strict: false }); // ✗`,
  'what is handed to a function that knows it as something else': `import { ModuleRef } from '@nestjs/core';
const look = (store: { get(it: unknown): unknown }, it: unknown) => store.get(it);
export const take = (ref: ModuleRef) => look(ref, VictimFacade); // ✗`,
  'the application context': `import type { INestApplication } from '@nestjs/common';
export const take = (app: INestApplication) => app['get']('x'); // ✗`,
  'a context of one module': `import type { INestApplicationContext } from '@nestjs/common';
export const take = (app: INestApplicationContext) => app.select(VictimModule); // ✗`,
};

const legal: Snippets = {
  'a promise, a headers object and a client that have such methods': `export const all = (headers: Headers, client: { resolve(name: string): string }) => [
  headers.get('x'),
  Promise.resolve(VictimFacade),
  client.resolve('victimName'),
  Object.create(null) as object,
];`,
  'an own class, by a constant that names it': `import { ModuleRef } from '@nestjs/core';
const wanted = OwnService;
export const take = (ref: ModuleRef) => ref.get(wanted);`,
  'a class that holds it and takes nothing': `import { ModuleRef } from '@nestjs/core';
export class Holder {
  constructor(readonly ref: ModuleRef) {}
  again = () => new Holder(this.ref);
}`,
  'a container that is logged, and its class as a token': `import { Inject } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
export class Logged {
  constructor(@Inject(ModuleRef) readonly ref: ModuleRef) {}
  log = (logger: { debug(...all: unknown[]): void }) => logger.debug(this.ref);
}`,
  'a strict look-up of an own class': `import { ModuleRef } from '@nestjs/core';
export const take = (ref: ModuleRef) => ref.get(OwnService, { strict: true });`,
  'an own class that the container makes, by a helper': `import { ModuleRef } from '@nestjs/core';
const make = (ref: ModuleRef) => ref.create(OwnService);
export const take = (ref: ModuleRef) => make(ref);`,
  'methods of the same name of something else': `export const take = (map: Map<unknown, number>) => [map.get('x'), map.get(VictimFacade), Promise.resolve(1)];
export const select = (list: { get(it: string): number }) => list.get('x');`,
  'a spec that asks for its own, and for what stands in for another (spec)': `import type { TestingModule } from '@nestjs/testing';
export const taken = (app: TestingModule) => [app.get(OwnService), app.get(VictimFacade, { strict: false })];`,
  'one of two own classes, made when it is needed': `import { ModuleRef } from '@nestjs/core';
class Small {}
export class Making {
  constructor(private readonly ref: ModuleRef) {}
  one(isSmall: boolean) {
    return isSmall ? this.ref.create(Small) : this.ref.resolve(OwnService);
  }
}`,
  'a type of what it can': `import type { ModuleRef } from '@nestjs/core';
export type Look = ReturnType<ModuleRef['get']>;
export interface Looks {
  readonly get: Look;
}`,
  'an own class of that name': `export class ModuleRef {
  private readonly all = new Map<unknown, unknown>();
  get(it: unknown, options: { strict: boolean }) {
    return options.strict ? this.all.get(it) : undefined;
  }
}
export const taken = new ModuleRef().get(VictimFacade, { strict: false });`,
  'where a guard stands': `import type { ArgumentsHost, ExecutionContext } from '@nestjs/common';
export const about = (context: ExecutionContext, host: ArgumentsHost) => [context.getClass().name, context.getType(), host.getArgs().length];`,
  'routes and settings that are got': `interface Router {
  get(path: string, work: () => unknown): this;
  select(name: string): Router;
}
export const routes = (router: Router) => router.select('victimName').get('/users', () => VictimFacade);`,
  'reflection on an own object, and a proxy of it': `const own = { get: 1, ref: 'a' };
export const all = [Reflect.get(own, 'get'), Reflect.ownKeys(own), new Proxy(own, { get: (it, key) => Reflect.get(it, key) as unknown })];`,
  'a wrapper that is typed by what it is given': `import { ModuleRef } from '@nestjs/core';
import type { Type } from '@nestjs/common';
class Own {
  constructor(private readonly ref: ModuleRef) {}
  protected make<T>(type: Type<T>) {
    return { type, made: () => this.ref !== undefined };
  }
}
export class Wrapped extends Own {
  it = this.make(OwnService);
}`,
};

export const escapeMutants: Corpus = {
  rule: 'container/escape',
  bad: (scene) => injections(scene, 'escape', bad),
  legal: (scene) => injections(scene, 'escape-legal', legal),
};
