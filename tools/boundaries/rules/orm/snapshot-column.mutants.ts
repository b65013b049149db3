import type { Corpus } from '../../prove/corpus.ts';

export const snapshotColumnMutants: Corpus = {
  rule: 'orm/snapshot-column',
  bad: ({ victim, file, specifier, door }) => {
    const facade = (at: string): string =>
      `import { Column } from 'typeorm';\nimport type { ${victim.facade.name} } from '${specifier(at, door(victim))}';`;
    const [plain, deep, alias] = [file('kept.entity.ts'), file('kept-deep.entity.ts'), file('kept-alias.entity.ts')];
    return [
      {
        name: 'a type of another’s door',
        change: {
          [plain]: `${facade(plain)}
export class Kept {
  @Column('jsonb') readonly of!: ${victim.facade.name} | null; // ✗
}`,
        },
      },
      {
        name: 'inside of an own shape',
        change: {
          [deep]: `${facade(deep)}
interface Snapshot {
  readonly at: Date;
  readonly all: readonly { readonly of: ${victim.facade.name} }[];
}
export class Kept {
  @Column({ type: 'jsonb' })
  snapshot!: Snapshot; // ✗
}`,
        },
      },
      {
        name: 'what another’s method answers',
        change: {
          [alias]: `${facade(alias)}
type Answer = Pick<${victim.facade.name}, '${victim.facade.method}'>;
export class Kept {
  @Column('jsonb') answer!: Answer; // ✗
}`,
        },
      },
    ];
  },
  legal: ({ victim, file, specifier, door }) => {
    const plainMember = file('kept-member.entity.ts');
    return [
      {
        name: 'own types',
        change: {
          [file('kept-own.entity.ts')]: `import { Column } from 'typeorm';
/** What ${victim.facade.name} said. */
interface Snapshot { readonly name: string; readonly tags: ReadonlySet<string> }
export class Kept {
  @Column('jsonb') snapshot!: Readonly<Snapshot>;
  @Column('text') state!: 'open' | 'closed';
  @Column('timestamptz') at!: Date;
}`,
        },
      },
      {
        name: 'an own shape of the same name, and a method that speaks of another',
        change: {
          [file('kept-alike.entity.ts')]: `import { Column } from 'typeorm';
interface ${victim.facade.name} { readonly id: string }
export class Kept {
  @Column('jsonb') of!: ${victim.facade.name};
  @Column('jsonb', { nullable: true }) all!: readonly ${victim.facade.name}[] | null;
}`,
        },
      },
      {
        name: 'a member that is no column',
        change: {
          [plainMember]: `import { Column } from 'typeorm';
import type { ${victim.facade.name} } from '${specifier(plainMember, door(victim))}';
export class Kept {
  @Column('uuid') id!: string;
  known(by: ${victim.facade.name}): boolean { return by !== undefined && this.id !== ''; }
}`,
        },
      },
    ];
  },
};
