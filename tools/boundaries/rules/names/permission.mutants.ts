import type { Corpus } from '../../prove/corpus.ts';
import { injections, withKernel } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const kernel = `export const Allow = (name: string) => name;
export const declarePermissions = (owner: string, all: object) => [owner, all];`;

const bad: Snippets = {
  'a permission of another module': `import { Allow } from 'the kernel';
export const all = [Allow('victimName:read')]; // ✗`,
  'one that is declared under another’s name': `import { declarePermissions } from 'the kernel';
declarePermissions('ownName', {
  'ownName:read': [],
  'victimName:write': [], // ✗
});
export const declared = true;`,
};

const legal: Snippets = {
  'own ones': `import { Allow, declarePermissions } from 'the kernel';
declarePermissions('ownName', { 'ownName:read': [] });
export const all = [Allow('ownName:read')];`,
  'something else of that name': `const Allow = (name: string) => name;
export const all = [Allow('victimName:read')];`,
};

export const permissionNamesMutants: Corpus = {
  rule: 'names/permission',
  bad: (scene) => withKernel(scene, 'http', kernel, injections(scene, 'permission', bad)),
  legal: (scene) => withKernel(scene, 'http', kernel, injections(scene, 'permission-legal', legal)),
};
