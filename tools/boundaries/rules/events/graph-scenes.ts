import type { Change } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { fromDoor, kernel, ownEvent, publishing, telling } from './scenes.ts';

export const Changed = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Changed`;

/** Publishes its own event, and hears those of others by the lines given. */
export function talking(scene: Scene, name: string, others: readonly string[], lines: readonly string[]): Change {
  const told = publishing(scene, name, `new ${Changed(name)}({ id: '' })`, ownEvent(scene, name));
  return telling(scene, name, {
    arrows: [[], others],
    ...told,
    files: {
      [`${name}.handlers.ts`]: `${kernel(scene, name, 'Subscriptions')}
${others.map((it) => fromDoor(scene, name, it)).join('\n')}
export function hear(subscriptions: Subscriptions, work: () => Promise<void>): void {
${lines.map((it) => `  ${it}`).join('\n')}
}`,
    },
  });
}

export const hears = (other: string, mark = '', name = `'note-${other}'`): string =>
  `subscriptions.handle(${name}, ${Changed(other)}, work);${mark}`;
