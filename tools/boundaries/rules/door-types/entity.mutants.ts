import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex, entityFile, repositoryFile } from './annex.ts';

/** A facade of a module of its own, beside an entity and a repository. */
function facade(scene: Scene, name: string, is: string, body: string, more: Record<string, string> = {}): Injection {
  const files = {
    'thing.entity.ts': entityFile(name),
    'things.repository.ts': repositoryFile(),
    [`${name}.facade.ts`]: `import type { Thing } from $near(thing.entity.ts);
import { Things } from $near(things.repository.ts);
export type { Thing, Things };
${body}`,
    ...more,
  };
  const door = [`export { AnnexFacade } from $near(${name}.facade.ts);`];
  return { name: is, change: annex(scene, name, { door, files }) };
}

const inClass = (lines: string): string =>
  `export class AnnexFacade {\n  constructor(private readonly things: Things) {}\n${lines}\n}`;

/** The real entity of a real module, through a facade that its door offers besides. */
function realOne({ victim, specifier, door, file }: Scene): Injection {
  const offered = `${victim.folder}/rows.facade.ts`;
  const caller = file('rows.caller.ts');
  return {
    name: 'the row of a real module, by inference',
    change: {
      [offered]: `import type { ${victim.entity.name} } from '${specifier(offered, victim.entity.file)}';
export class RowsFacade {
  constructor(private readonly rows: ReadonlyMap<string, ${victim.entity.name}>) {}
  row(id: string) { return this.rows.get(id); } // ✗
}`,
      [door(victim)]: (text) => `${text}\nexport { RowsFacade } from '${specifier(door(victim), offered)}';\n`,
      [caller]: `import type { RowsFacade } from '${specifier(caller, door(victim))}';
export const read = (rows: RowsFacade) => rows.row('1');`,
    },
  };
}

/** In the signatures of a facade. */
const inSignatures = (scene: Scene): Injection[] => [
  facade(
    scene,
    'entity-inferred',
    'inferred, promised, in lists, maps and unions',
    inClass(`
  find(id: string) { return this.things.byId(id); } // ✗
  async every() { return { items: await this.things.all(), next: null }; } // ✗
  async byLabel() { return new Map((await this.things.all()).map((it) => [it.label, it] as const)); } // ✗`),
  ),
  facade(
    scene,
    'entity-spread',
    'spread, picked and made partial',
    inClass(`
  async view(id: string) { return { ...(await this.things.byId(id)), seen: true }; } // ✗
  async label(id: string): Promise<Pick<Thing, 'label'> | null> { return this.things.byId(id); } // ✗
  change(id: string, to: Partial<Thing>): string { return id + (to.label ?? ''); } // ✗`),
  ),
  facade(
    scene,
    'entity-handed',
    'in a callback, a field, a getter and a generic',
    inClass(`
  each(work: (it: Thing) => void): void { this.things.all().then((all) => all.forEach(work), () => undefined); } // ✗
  readonly last: Thing | undefined; // ✗
  get first(): Promise<Thing | undefined> { return this.things.all().then(([it]) => it); } // ✗
  same<T extends Thing>(it: T): string { return it.id; } // ✗`),
  ),
];

/** In what the door offers besides. */
const inViews = (scene: Scene): Injection[] => [
  facade(
    scene,
    'entity-member',
    'a member of a view, and a class that extends it',
    `import type { ThingPage } from $near(entity-member.dto.ts);\n${inClass('  page(): ThingPage | null { return null; }')}`,
    {
      'index.ts': `export { AnnexModule } from $near(entity-member.module.ts);
export { AnnexFacade } from $near(entity-member.facade.ts);
export { ThingView, type ThingPage } from $near(entity-member.dto.ts);`,
      'entity-member.dto.ts': `import { Thing } from $near(thing.entity.ts);
export interface ThingPage {
  readonly items: readonly Thing[]; // ✗
}
export class ThingView extends Thing {} // ✗`,
    },
  ),
  facade(
    scene,
    'entity-disguised',
    'an entity that calls itself a view',
    inClass('  view(): ThingView | null { return null; }'),
    {
      'index.ts': `export { AnnexModule } from $near(entity-disguised.module.ts);
export { AnnexFacade } from $near(entity-disguised.facade.ts);
export { ThingView } from $near(entity-disguised.dto.ts);`,
      'entity-disguised.facade.ts': `import type { ThingView } from $near(entity-disguised.dto.ts);
export class AnnexFacade {
  view(): ThingView | null { return null; } // ✗
}`,
      'entity-disguised.dto.ts': `import { Entity as Table } from $near(tables.repository.ts);
@Table({ name: 'views' })
export class ThingView { // ✗
  readonly id = '';
}`,
      'tables.repository.ts': `export { Entity } from 'typeorm';`,
    },
  ),
];

export const entityMutants: Corpus = {
  rule: 'door/entity',
  bad: (scene) => [realOne(scene), ...inSignatures(scene), ...inViews(scene)],
  legal: (scene) => [
    facade(
      scene,
      'entity-viewed',
      'a view that is written out, of a row that stays inside',
      inClass(`
  protected row(id: string) { return this.things.byId(id); }
  private rows() { return this.things.all(); }
  async view(id: string) {
    const row = await this.row(id);
    return row && { id: row.id, label: row.label, more: (await this.rows()).length };
  }
  async labels(): Promise<readonly string[]> { return (await this.things.all()).map(({ label }) => label); }
  async states(): Promise<ReadonlyMap<string, Thing['state']>> { return new Map((await this.things.all()).map((it) => [it.id, it.state])); }`),
    ),
    facade(
      scene,
      'entity-hidden',
      'an entity in a private field and in a static that nobody sees',
      inClass(`
  #last: Thing | undefined;
  private static first: Thing | undefined;
  has(id: string): boolean { return this.#last?.id === id || AnnexFacade.first?.id === id; }`),
    ),
    ...looksLikeOne(scene),
  ],
};

const looksLikeOne = (scene: Scene): Injection[] => [
  facade(
    scene,
    'entity-values',
    'types of its columns',
    inClass(`
  id(): Thing['id'] { return ''; }
  counts(): Promise<Record<Thing['state'], number>> { return Promise.resolve({ new: 0, old: 0 }); }
  is(state: Thing['state'], ...labels: Thing['label'][]): boolean { return labels.includes(state); }
  keys(): (keyof Thing)[] { return ['id']; }`),
  ),
  facade(
    scene,
    'entity-pages',
    'rows that are turned into views, page by page',
    inClass(`
  async *pages(): AsyncGenerator<{ readonly id: string }[]> { yield (await this.things.all()).map(({ id }) => ({ id })); }
  each(work: (id: string, label: string) => void): Promise<void> { return this.things.all().then((all) => all.forEach((it) => work(it.id, it.label))); }`),
  ),
  facade(
    scene,
    'entity-checked',
    'a row that a method makes, checks and forgets',
    inClass(`
  check(label: string): boolean {
    const row = { id: '', label, state: 'new' } satisfies Thing;
    const sorted = <T extends Thing>(all: readonly T[]) => all.toSorted((a, b) => a.id.localeCompare(b.id));
    return sorted([row]).every((it: Thing) => it.label !== '');
  }`),
  ),
  namesake(scene),
];

const namesake = (scene: Scene): Injection =>
  facade(
    scene,
    'entity-namesake',
    'a view of the same name as a row',
    `import type { Thing as View } from $near(entity-namesake.dto.ts);\n${inClass('  view(): View | null { return this.things === undefined ? null : { id: "" }; }')}`,
    {
      'index.ts': `export { AnnexModule } from $near(entity-namesake.module.ts);
export { AnnexFacade } from $near(entity-namesake.facade.ts);
export type { Thing } from $near(entity-namesake.dto.ts);`,
      'entity-namesake.dto.ts': 'export interface Thing { readonly id: string }',
    },
  );
