import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'its prototype, taken apart': `const { prototype } = VictimFacade;
export const put = () => Object.defineProperties(prototype, {}); // ✗`,
  'what a package keeps once': `import { Logger } from '@nestjs/common';
export const quiet = () => Logger.overrideLogger(false); // ✗`,
  'a method of another facade': `VictimFacade.prototype.victimMethod = (async () => undefined) as never; // ✗
export const patched = true;`,
  'of an instance that was injected': `export class Patcher {
  constructor(private readonly it: VictimFacade) {}
  put() {
    this.it.victimMethod = (async () => undefined) as never; // ✗
  }
}`,
  'a static member': `export const put = (plan: string) => {
  (VictimFacade as unknown as { plan: string }).plan = plan; // ✗
};`,
  'by an alias of its prototype': `const proto = VictimFacade.prototype;
export const put = () => Object.defineProperty(proto, 'plan', { value: 1 }); // ✗`,
  'what the language has': `(Array.prototype as unknown as { last: unknown }).last = () => 1; // ✗
export const patched = true;`,
  'what a package has': `import { Logger } from '@nestjs/common';
export const put = () => { Logger.prototype.warn = () => undefined; }; // ✗`,
  'a decorator, called on a class of another': `import { Injectable } from '@nestjs/common';
Injectable()(VictimFacade); // ✗
export const decorated = true;`,
  'what reflection writes down': `Reflect.defineMetadata('plan', 'pro', VictimFacade); // ✗
export const written = true;`,
};

const legal: Snippets = {
  'copies of what another gave out': `export async function sorted(it: VictimFacade) {
  const found = { ...((await it.victimMethod({} as never, '' as never)) as object) } as { name?: string };
  found.name = 'x';
  return found;
}`,
  'members that hold what another gave out': `export class Known {
  private readonly all = new Map<string, unknown>();
  private count = 0;
  constructor(private readonly it: VictimFacade) {}
  keep(id: string) {
    this.count += 1;
    this.all.set(id, this.it);
    return this.count;
  }
}`,
  'a list of its own, sorted in its place': `const words = ['b', 'a'];
words.push('c');
export const sorted = () => [...words].sort();`,
  'own classes, own instances, and what a call made': `export class Own {
  static count = 0;
  plan = 'free';
}
Own.prototype.plan = 'x';
export function change(own: Own) {
  own.plan = 'pro';
  Own.count += 1;
  const copy = Object.assign({}, own);
  copy.plan = 'x';
  return Object.defineProperty(copy, 'plan', { value: 1 });
}`,
  'a subclass, and fields of what is passed about': `import { Logger } from '@nestjs/common';
class OwnLogger extends Logger {}
OwnLogger.prototype.warn = () => undefined;
export const url = (it: URL) => {
  it.pathname = '/';
  return it;
};`,
  'fakes of what packages have, in a test (spec)': `Date.now = () => 1;
export const faked = true;`,
  'an own error, whose prototype is put right': `export class Refused extends Error {
  readonly code!: string;
  constructor(code: string) {
    super(code);
    Object.setPrototypeOf(this, new.target.prototype);
    Object.defineProperty(this, 'code', { value: code, enumerable: true });
  }
}`,
  'an own decorator, which wraps a method of whatever it stands on': `export const Timed = (): MethodDecorator => (target, key, descriptor) => {
  const work = descriptor.value as unknown as (...all: unknown[]) => unknown;
  descriptor.value = function (this: unknown, ...all: unknown[]) {
    return work.apply(this, all);
  } as never;
  Reflect.defineMetadata('ownName:timed', String(key), target);
};`,
  'what objects of the language change of themselves': `export function today(headers: Headers) {
  const at = new Date();
  at.setUTCHours(0);
  headers.set('etag', at.toISOString());
  const url = new URL('https://a.example');
  url.searchParams.append('a', '1');
  const bytes = new Uint8Array(2);
  bytes[0] = 1;
  return [headers, url, bytes];
}`,
  'a decorator, called on an own class': `import { Injectable } from '@nestjs/common';
export class Own {}
Injectable()(Own);`,
  'a fake of a facade that a test puts together (spec)': `const fake = {} as unknown as VictimFacade;
fake.victimMethod = (async () => []) as never;
export const faked = fake;`,
};

export const patchMutants: Corpus = {
  rule: 'ambient/patch',
  bad: (scene) => injections(scene, 'patch', bad),
  legal: (scene) => injections(scene, 'patch-legal', legal),
};
