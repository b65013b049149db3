import type { Corpus } from '../../prove/corpus.ts';
import { injections, withKernel } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const kernel = `export const claim = (rule: { name: string }, key: string) => ({ ...rule, key });`;

const bad: Snippets = {
  'a counter of another module': `import { claim } from 'the kernel';
export const claims = [claim({ name: 'victimName_mails' }, 'a')]; // ✗`,
  'a counter whose name is computed': `import { claim } from 'the kernel';
export const claims = (name: string) => [claim({ name }, 'a')]; // ✗`,
};

const legal: Snippets = {
  'own ones, by a helper of the file': `import { claim } from 'the kernel';
const perDay = (name: string) => claim({ name }, 'a');
export const claims = [perDay('ownName_mails'), perDay('things_of_nobody_else')];`,
  'something else of that name': `const claim = (it: { name: string }) => it;
export const claims = [claim({ name: 'victimName_mails' })];`,
};

export const limitNamesMutants: Corpus = {
  rule: 'names/limit',
  bad: (scene) => withKernel(scene, 'limits', kernel, injections(scene, 'limit', bad)),
  legal: (scene) => withKernel(scene, 'limits', kernel, injections(scene, 'limit-legal', legal)),
};
