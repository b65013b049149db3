import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

const imports = `import { EventSubscriber } from 'typeorm';
import type { EntitySubscriberInterface } from 'typeorm';`;

export const subscriberMutants: Corpus = {
  rule: 'orm/subscriber',
  bad: (scene) => {
    const { victim, file } = scene;
    return [
      {
        name: 'every entity',
        change: {
          [file('hears.repository.ts')]: `${imports}
@EventSubscriber()
export class Hears implements EntitySubscriberInterface { // ✗
  afterInsert(): void {}
}`,
        },
      },
      {
        name: 'a table of another',
        change: {
          [file('hears-table.repository.ts')]: `${imports}
@EventSubscriber()
export class Hears implements EntitySubscriberInterface {
  listenTo() {
    return '${victim.entity.table}'; // ✗
  }
}`,
        },
      },
      ...elsewhere(scene),
    ];
  },
  legal: (scene) => {
    const { offender, file, specifier } = scene;
    const at = file('hears-own.repository.ts');
    return [
      {
        name: 'an own entity',
        change: {
          [at]: `${imports}
import { ${offender.entity.name} } from '${specifier(at, offender.entity.file)}';
@EventSubscriber()
export class Hears implements EntitySubscriberInterface<${offender.entity.name}> {
  listenTo() {
    return ${offender.entity.name};
  }
}`,
        },
      },
      ...hearsOwn(scene),
      {
        name: 'a listener of something else',
        change: {
          [file('hears-else.ts')]: `interface Listener { afterInsert(): void }
export class Hears implements Listener {
  afterInsert(): void {}
}`,
        },
      },
    ];
  },
};

function elsewhere({ victim, file, specifier, door }: Scene): Injection[] {
  const other = file('hears-other.repository.ts');
  return [
    {
      name: 'a class of another, without the decorator',
      change: {
        [other]: `${imports.replace(/^.*\n/, '')}
import { ${victim.event.name} } from '${specifier(other, door(victim))}';
export class Hears implements EntitySubscriberInterface {
  listenTo = () => ${victim.event.name}; // ✗
}`,
      },
    },
    {
      name: 'what only a running program knows',
      change: {
        [file('hears-computed.repository.ts')]: `${imports}
@EventSubscriber()
export class Hears implements EntitySubscriberInterface {
  constructor(private readonly target: string) {}
  listenTo() {
    return this.target; // ✗
  }
}`,
      },
    },
    {
      name: 'an object that hears everything',
      change: {
        [file('hears-plain.repository.ts')]: `import type { EntitySubscriberInterface } from 'typeorm';
export const hears: EntitySubscriberInterface = { afterInsert: () => undefined }; // ✗`,
      },
    },
  ];
}

function hearsOwn({ offender, file }: Scene): Injection[] {
  return [
    {
      name: 'an own entity by the table’s name, and by a constant',
      change: {
        [file('hears-name.repository.ts')]: `${imports}
const table = '${offender.entity.table}';
@EventSubscriber()
export class Hears implements EntitySubscriberInterface {
  listenTo() {
    return table;
  }
}`,
      },
    },
    {
      name: 'a class that hears, and what it is called',
      change: {
        [file('hears-type.repository.ts')]: `import type { EntitySubscriberInterface } from 'typeorm';
export type Hears = EntitySubscriberInterface<{ id: string }>;
export const names = (all: readonly Hears[]) => all.map((it) => it.constructor.name);`,
      },
    },
    {
      name: 'an own decorator of that name',
      change: {
        [file('hears-own.ts')]: `const EventSubscriber = () => (it: object) => void it;
@EventSubscriber()
export class Hears {
  listenTo = () => 'every word';
}`,
      },
    },
  ];
}
