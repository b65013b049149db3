import type { Corpus } from '../../prove/corpus.ts';
import { injections, withKernel } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a variable': `export const key = process.env.STRIPE_KEY; // ✗`,
  'by a name, and of another process': `import here from 'node:process';
export const key = here['env']['KEY']; // ✗`,
  'taken by itself': `import { env as around } from 'node:process';
export const key = around.KEY; // ✗`,
  'taken apart': `const { env } = process; // ✗
export const key = env['KEY'];`,
  'by way of the global object': `export const key = globalThis.process.env.KEY; // ✗`,
  'of the file': `export const key = import.meta.env.KEY; // ✗`,
  'in a test (spec)': `process.env.OWN_NAME_X = '1'; // ✗
export const set = true;`,
};

const legal: Snippets = {
  'a member of an own configuration': `export class Settings {
  constructor(private readonly config: { env: { KEY: string } }) {}
  key = () => this.config.env.KEY;
}`,
  'what the program runs on': `export const about = { node: process.version, on: process.platform, at: process.cwd() };`,
  'in a file for that (config)': `export const key = process.env.OWN_NAME_KEY;`,
  'a parameter of that name, and what is harmless': `export const read = (process: { env: Record<string, string> }) => process.env.KEY;
export const id = [process.pid, process.hrtime.bigint()];`,
  'a type of it, and a word of it': `export type Variables = Readonly<NodeJS.ProcessEnv>;
/** Set process.env.STRIPE_KEY. */
export const help = 'process.env.STRIPE_KEY is not set';`,
  'somebody else’s environment, handed in': `export const keyOf = (deployment: { process: { env: Record<string, string> } }) => deployment.process.env['STRIPE_KEY'];`,
  'an own table of that name': `const env = { KEY: 'a' } as const;
export const key = env.KEY;
export const { KEY } = env;`,
  'where the file stands': `export const here = [import.meta.url, import.meta.dirname, import.meta.filename];`,
  'taken apart, in a file for that (config)': `const { OWN_NAME_KEY = 'none' } = process.env;
export const key = OWN_NAME_KEY;`,
};

const kernel = `export abstract class Environment {
  readonly variables!: Readonly<Record<string, string | undefined>>;
}`;
const held: Snippets = {
  'out of the hands of a shared class': `import { Environment } from 'the kernel';
export const key = (environment: Environment) => environment.variables['STRIPE_KEY']; // ✗`,
};

export const environmentMutants: Corpus = {
  rule: 'ambient/environment',
  bad: (scene) => [
    ...injections(scene, 'environment', bad),
    ...withKernel(scene, 'config', kernel, injections(scene, 'environment-held', held)),
  ],
  legal: (scene) => injections(scene, 'environment-legal', legal),
};
