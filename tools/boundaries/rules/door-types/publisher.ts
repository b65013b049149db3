import type { Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex, entityFile } from './annex.ts';

/** A module that publishes, with a maker of event classes as a kernel has one. */
export function publisher(scene: Scene, name: string, is: string, lines: string, offers: string): Injection {
  const files = {
    'thing.entity.ts': entityFile(name),
    [`${name}.events.ts`]: `import { z } from 'zod';
import type { Thing } from $near(thing.entity.ts);
interface Kind<Data> { new (data: Data): { readonly data: Data }; readonly schema: z.ZodType<Data> }
declare function define<Shape extends z.ZodObject>(of: { readonly data: Shape; readonly type: string }): Kind<z.output<Shape>>;
export type { Thing };
${lines}`,
  };
  return {
    name: is,
    change: annex(scene, name, { door: [`export { ${offers} } from $near(${name}.events.ts);`], files }),
  };
}
