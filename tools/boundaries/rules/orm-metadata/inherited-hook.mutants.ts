import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { fileOf } from './entities.ts';

const hook = `  @BeforeUpdate() stamp(): void { this.touched = new Date(); }`;

/** A base in shared code, and an entity of the offender that extends it. */
function pair(scene: Scene, name: string, lines: readonly string[], mark: string): Change {
  const { layout, offender, specifier } = scene;
  const base = `${layout.shared}/${layout.orm.jobs[0]}/trial-${name.toLowerCase()}.ts`;
  const file = fileOf(scene, name);
  return {
    [base]: [
      `import { BeforeUpdate, Column } from 'typeorm';`,
      `export const hooks = [BeforeUpdate];`,
      `export abstract class ${name}Base {`,
      `  @Column('timestamptz') touched!: Date;`,
      ...lines,
      '}',
    ].join('\n'),
    [file]: [
      `import { Entity, PrimaryColumn } from 'typeorm';`,
      `import { ${name}Base } from '${specifier(file, base)}';`,
      `@Entity({ schema: '${offender.name}', name: '${name.toLowerCase()}' })${mark}`,
      `export class ${name} extends ${name}Base {`,
      `  @PrimaryColumn('uuid') id!: string;`,
      '}',
    ].join('\n'),
  };
}

export const inheritedHookMutants: Corpus = {
  rule: 'orm-metadata/inherited-hook',
  bad: (scene) => [
    { name: 'a base with a hook', change: pair(scene, 'Stamped', [hook], ' // ✗') },
    {
      name: 'a hook that is not called so',
      change: pair(
        scene,
        'Hooked',
        ['  static { hooks[0]?.()(this.prototype, "stamp"); }', '  stamp(): void { this.touched = new Date(); }'],
        ' // ✗',
      ),
    },
  ],
  legal: (scene) => [
    { name: 'a base with columns alone', change: pair(scene, 'Dated', [], '') },
    {
      name: 'a base with a method of that name',
      change: pair(scene, 'Methodic', ['  stamp(): void { this.touched = new Date(); }'], ''),
    },
  ],
};
