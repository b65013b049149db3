import type { Corpus } from '../../prove/corpus.ts';
import { injections, withKernel } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const kernel = `export class EventsModule {
  static forModule(name: string) {
    return name;
  }
}`;

const bad: Snippets = {
  'the compartment of another': `import { EventsModule } from 'the kernel';
export const events = EventsModule.forModule('victimName'); // ✗`,
  'a name that is computed': `import { EventsModule } from 'the kernel';
export const events = (name: string) => EventsModule.forModule(name); // ✗`,
  'a name that only begins like the own one': `import { EventsModule } from 'the kernel';
export const events = EventsModule.forModule('ownName.more'); // ✗`,
};

const legal: Snippets = {
  'the own name': `import { EventsModule } from 'the kernel';
const NAME = 'ownName';
export const events = [EventsModule.forModule('ownName'), EventsModule.forModule(NAME)];`,
  'something else of that name': `class EventsModule {
  static forModule(name: string) {
    return name;
  }
}
export const events = EventsModule.forModule('victimName');`,
  'an own compartment, by a constant of an enumeration': `import { EventsModule } from 'the kernel';
enum Names {
  Own = 'ownName',
}
export const events = EventsModule.forModule(Names.Own);`,
};

export const moduleNamesMutants: Corpus = {
  rule: 'names/module',
  bad: (scene) => withKernel(scene, 'events', kernel, injections(scene, 'module-name', bad)),
  legal: (scene) => withKernel(scene, 'events', kernel, injections(scene, 'module-name-legal', legal)),
};
