import type { Corpus } from '../../prove/corpus.ts';

export const listenerMutants: Corpus = {
  rule: 'orm/listener',
  bad: ({ victim, offender, file, specifier, door }) => {
    const [facade, service] = [file('tells.entity.ts'), file('tells-own.entity.ts')];
    return [
      {
        name: 'another’s facade',
        change: {
          [facade]: `import { AfterInsert } from 'typeorm';
import { ${victim.facade.name} } from '${specifier(facade, door(victim))}';
const others: { readonly all: ${victim.facade.name} }[] = [];
export class Row {
  @AfterInsert()
  tell(): void {
    const [{ all } = { all: null }] = others;
    all?.${victim.facade.method}(...([] as never)); // ✗
  }
}`,
        },
      },
      {
        name: 'something of which nothing is known',
        change: {
          [service]: `import { BeforeUpdate } from 'typeorm';
import { ${offender.service.name} } from '${specifier(service, offender.service.file)}';
export class Row {
  @BeforeUpdate()
  tell(): void {
    const Made = ${offender.service.name} as unknown as { prototype: any };
    Made.prototype.work(); // ✗
  }
}`,
        },
      },
    ];
  },
  legal: ({ file, specifier }) => [
    {
      name: 'what a row does with itself',
      change: {
        [file('tidies.entity.ts')]: `import { BeforeInsert, Column } from 'typeorm';
const tidy = (text: string): string => text.trim().toLowerCase();
export class Row {
  @Column('text') name!: string;
  @BeforeInsert()
  tidy(): void {
    this.name = tidy(this.name).normalize('NFC');
    this.check();
  }
  private check(): void {
    if (this.name === '') throw new Error('A row needs a name');
  }
}`,
      },
    },
    {
      name: 'what the language has, and a function of another own file',
      change: {
        [file('stamps.ts')]: 'export const stamped = (at: Date): string => at.toISOString();',
        [file('stamps.entity.ts')]: `import { BeforeUpdate, Column } from 'typeorm';
import { stamped } from '${specifier(file('stamps.entity.ts'), file('stamps.ts'))}';
export class Row {
  @Column('text') at!: string;
  @BeforeUpdate()
  stamp(): void {
    this.at = stamped(new Date(Math.max(Date.now(), 0)));
  }
}`,
      },
    },
  ],
};
