import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a text that runs later': `export const run = () => setTimeout('alert(1)' as never, 1); // ✗`,
  'a function made of a text': `export const run = (text: string) => new Function('it', text); // ✗`,
  'a text': `export const run = (text: string): unknown => eval(text); // ✗`,
  'a context of its own': `import * as vm from 'node:vm';
export const run = (text: string) => vm.runInThisContext(text); // ✗`,
  'one that is loaded late': `export const run = async (text: string) => (await import('node:vm')).runInThisContext(text); // ✗`,
  'the maker of functions, by way of one': `const empty = async () => undefined;
export const run = (text: string) => (empty.constructor as FunctionConstructor)(text); // ✗
export const again = (text: string) => empty.constructor(text) as unknown; // ✗`,
};

const legal: Snippets = {
  'a table of functions, and a method of such a name': `const table = { a: () => 1 };
export const run = (it: { eval(text: string): unknown }) => [it.eval('a'), table.a()];`,
  'whether something is a function': `export const isFunction = (it: unknown) => it instanceof Function;`,
  'functions that run later': `export const later = (work: () => void) => [setTimeout(work, 1), setInterval(() => work(), 2), queueMicrotask(work)];`,
  'a pattern that is made of a text': `export const like = (text: string) => new RegExp(\`^\${text.replaceAll(".", "\\\\.")}\`, 'u');`,
  'an own machine of such a name': `const vm = { runInThisContext: (text: string) => text.length };
export class Script {
  constructor(readonly text: string) {}
  run = () => vm.runInThisContext(this.text);
}`,
  'functions as values and types': `type Work = (...all: unknown[]) => unknown;
export const bound = (work: Work) => [typeof work === 'function', work.bind(null), work.call(null, 1), work.name];`,
  'an instance of the same class, and what a class is called': `export class Own {
  again = () => new (this.constructor as new () => Own)();
  name = () => this.constructor.name;
}`,
};

export const evaluatedMutants: Corpus = {
  rule: 'ambient/evaluated',
  bad: (scene) => injections(scene, 'evaluated', bad),
  legal: (scene) => injections(scene, 'evaluated-legal', legal),
};
