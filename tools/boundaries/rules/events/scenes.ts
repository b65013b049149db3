import type { Change } from '../../prove/corpus.ts';
import type { Arrows } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';

export interface Differing {
  readonly arrows?: Arrows;
  /** Text of its file of events, behind the import of what makes them. */
  readonly events?: string;
  /** A file that publishes or hears, behind its imports; and those imports. */
  readonly use?: string;
  readonly head?: string;
  readonly files?: Change;
}

const named = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The events of the kernel, for a file of a newcomer. */
export const kernel = (scene: Scene, name: string, taken: string): string =>
  `import { ${taken} } from '${toward(scene, name, scene.shared('events'))}';`;

export const toward = (scene: Scene, name: string, to: string): string =>
  scene.specifier(`${scene.layout.modules}/${name}/x.ts`, to);

/** An import of what another newcomer offers. */
export const fromDoor = (scene: Scene, name: string, other: string, taken = `${named(other)}Changed`): string =>
  `import { ${taken} } from '${toward(scene, name, `${scene.layout.modules}/${other}/${scene.layout.door}`)}';`;

/** `class XChanged`, as the kernel makes events. */
export const event = (Name: string, type: string, more = ''): string =>
  `class ${Name} extends defineEvent({ type: '${type}', version: 1, aggregate: 'id', data: z.strictObject({ id: z.string() })${more} }) {}`;

/** A module that the repository does not have, with one event by the kernel's own means. */
export function telling(scene: Scene, name: string, { arrows = [[], []], ...rest }: Differing = {}): Change {
  const Name = named(name);
  const own = `export ${event(`${Name}Changed`, `${name}.thing.changed`)}`;
  const events = `import { z } from 'zod';\n${kernel(scene, name, 'defineEvent')}\n${rest.events ?? own}`;
  const use = rest.use === undefined ? {} : { [`${name}.use.ts`]: `${rest.head ?? ''}\n${rest.use}` };
  return scene.newcomer(name, arrows, { [`${name}.events.ts`]: events, ...use, ...rest.files });
}

/** Publishes what it is given, in a transaction that need not be there. */
export const publishing = (scene: Scene, name: string, thing: string, head = ''): Pick<Differing, 'use' | 'head'> => ({
  head: `${kernel(scene, name, 'Outbox')}\n${head}`,
  use: `export const tell = (outbox: Outbox, caller: Parameters<Outbox['publish']>[0]) =>
  outbox.publish(caller, ${thing});`,
});

/** The event of a newcomer's own, made inside of it. */
export const ownEvent = (scene: Scene, name: string, taken = `${named(name)}Changed`): string =>
  `import { ${taken} } from '${toward(scene, name, `${scene.layout.modules}/${name}/${name}.events.ts`)}';`;
