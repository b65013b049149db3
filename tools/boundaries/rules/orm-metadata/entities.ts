import type { Change } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

/** An entity of the offender, with a key, and whatever else its body says. `TYPEORM` in the head: names it imports. */
export function entityOf(scene: Scene, name: string, body: readonly string[], head: readonly string[] = []): Change {
  const names = ['Entity', 'PrimaryColumn', ...namesIn([...body, ...head])].join(', ');
  const text = [
    `import { ${names} } from 'typeorm';`,
    ...head,
    `@Entity({ schema: '${scene.offender.name}', name: '${fileNameOf(name)}' })`,
    `export class ${name} {`,
    `  @PrimaryColumn('uuid') id!: string;`,
    ...body.map((it) => `  ${it}`),
    '}',
  ].join('\n');
  return { [fileOf(scene, name)]: text };
}

export const fileOf = ({ file }: Scene, name: string): string => file(`trials/${fileNameOf(name)}.entity.ts`);

const fileNameOf = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** TypeORM's names that a text uses. */
const namesIn = (lines: readonly string[]): string[] => [
  ...new Set(
    lines
      .join('\n')
      .match(/\b(ManyToOne|OneToOne|ManyToMany|JoinTable|JoinColumn|ForeignKey|Column|BeforeUpdate)(?=\()/g) ?? [],
  ),
];
