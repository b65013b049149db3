import type { Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { asking } from './asking.ts';

const row = ({ offender, file, specifier }: Scene): string =>
  `import type { ${offender.entity.name} as Row } from '${specifier(file('x.asking.ts'), offender.entity.file)}';`;

export const entityArgumentMutants: Corpus = {
  rule: 'facade/entity-argument',
  bad: (scene) => [
    asking(
      scene,
      'handed',
      'the entity itself, in a list, in an object, cast',
      `
  a(row: Row) { return this.other.$ask('', row); } // ✗
  b(rows: Row[]) { return this.other.$ask('', rows); } // ✗
  c(row: Row) { return this.other.$ask('', { about: { row } }); } // ✗
  d(row: Row) { return this.other.$ask('', row as never); } // ✗
  e(row: Row | null) { return this.other.$ask('', (row ?? undefined) as unknown as string); } // ✗`,
      row(scene),
    ),
    asking(
      scene,
      'handed-parts',
      'what is spread or picked from it',
      `
  a(row: Row) { return this.other.$ask('', { ...row, at: 1 }); } // ✗
  b(row: Omit<Row, 'id'>) { return this.other.$ask('', row); } // ✗
  async c(rows: () => Promise<Map<string, Row>>) { return this.other.$ask('', [...(await rows()).values()]); } // ✗`,
      row(scene),
    ),
  ],
  legal: (scene) => [
    asking(
      scene,
      'values',
      'plain values of it',
      `
  a(row: Row) { return this.other.$ask('', { id: row.id, more: [row.id] }); }
  b(row: Row) { const { id } = row; return this.other.$ask(id, { id }); }
  c(rows: Row[]) { return this.other.$ask('', rows.map((it) => it.id)); }`,
      row(scene),
    ),
    asking(
      scene,
      'own-rows',
      'an entity that stays inside',
      `
  private keep(row: Row) { return row; }
  async a(row: Row) { await this.other.$ask('', this.keep(row).id); return this.keep(row); }`,
      row(scene),
    ),
  ],
};
