import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'a variable of another module (config)': `export const key = process.env.VICTIM_NAME_KEY; // ✗`,
  'one that is nobody’s (config)': `import { env } from 'node:process';
export const key = env['STRIPE_KEY']; // ✗`,
  'one that is computed (config)': `export const read = (name: string) => process.env[name]; // ✗`,
};

const legal: Snippets = {
  'own variables (config)': `const PREFIX = 'OWN_NAME';
export const keys = [process.env.OWN_NAME_KEY, process.env[PREFIX + '_OTHER']];`,
  'an object of such a name (config)': `export const read = (it: { env: Record<string, string> }) => it.env['STRIPE_KEY'];`,
  'own variables, taken apart (config)': `const { OWN_NAME_KEY, OWN_NAME_MODE: mode = 'none' } = process.env;
export const keys = [OWN_NAME_KEY, mode];`,
};

export const environmentNamesMutants: Corpus = {
  rule: 'names/environment',
  bad: (scene) => injections(scene, 'env-names', bad),
  legal: (scene) => injections(scene, 'env-names-legal', legal),
};
