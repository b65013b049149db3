import type { Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

export const using = (at: string, to: string, { specifier }: Scene): string =>
  `import * as taken from '${specifier(at, to)}'; // ✗\nexport const a = taken;`;

export const beside = (path: string, own: string): string => `${path.split('/').slice(0, -1).join('/')}/${own}`;

export const each = (scene: Scene, to: string, places: readonly (string | null)[]): Injection[] =>
  places.flatMap((at) => (at === null ? [] : [{ name: `from ${at}`, change: { [at]: using(at, to, scene) } }]));
