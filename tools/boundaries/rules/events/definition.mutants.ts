import type { Corpus } from '../../prove/corpus.ts';
import { event, kernel, telling } from './scenes.ts';

export const definitionMutants: Corpus = {
  rule: 'events/definition',
  bad: (scene) => [
    {
      name: 'under the name of another module',
      change: telling(scene, 'definea', {
        events: `export class DefineaChanged extends defineEvent({
  type: '${scene.victim.name}.thing.changed', // ✗
  version: 1,
  aggregate: 'id',
  data: z.strictObject({ id: z.string() }),
}) {}`,
      }),
    },
    {
      name: 'inside a file that is not one of events',
      change: telling(scene, 'defineb', {
        head: `import { z } from 'zod';\n${kernel(scene, 'defineb', 'defineEvent as fact')}`,
        use:
          event('DefinebAside', 'defineb.thing.aside').replace('defineEvent', 'fact').replace('class', 'export class') +
          ' // ✗',
      }),
    },
    {
      name: 'with a type that is computed',
      change: telling(scene, 'definec', {
        events: `const kind = (verb: string) => defineEvent({
  type: \`definec.thing.\${verb}\`, // ✗
  version: 1,
  aggregate: 'id',
  data: z.strictObject({ id: z.string() }),
});
export const DefinecChanged = kind(String(Math.random()));`,
      }),
    },
  ],
  legal: (scene) => [
    {
      name: 'with a type in a constant of its file',
      change: telling(scene, 'definee', {
        events: `const type = 'definee.thing.changed';
export class DefineeChanged extends defineEvent({ type, version: 1, aggregate: 'id', data: z.strictObject({ id: z.string() }) }) {}`.replace(
          '{ type,',
          '{ type: type,',
        ),
      }),
    },
    {
      name: 'under another name of what makes events',
      change: telling(scene, 'definef', {
        events: `const fact = defineEvent;
export ${event('DefinefChanged', 'definef.thing.changed').replace('defineEvent', 'fact')}`,
      }),
    },
    {
      name: 'with a type that is a constant, and parts that are spread',
      change: telling(scene, 'defined', {
        events: `const prefix = 'defined.thing' as const;
const rest = { version: 1, aggregate: 'id', data: z.strictObject({ id: z.string() }) } as const;
export class DefinedChanged extends defineEvent({ type: \`\${prefix}.changed\`, ...rest }) {}`,
      }),
    },
  ],
};
