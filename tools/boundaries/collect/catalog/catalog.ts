import { join } from 'node:path';
import type { CatalogFacts } from '../../model/catalog.ts';
import { CannotJudge } from '../../model/finding.ts';
import { homeOf, isTestCode, roleOf } from '../../model/layout.ts';
import { openScratch } from '../../scratch/server.ts';
import { addressOf, runChild } from '../children.ts';
import { closureOf, digestOf, kept, ownCode } from '../kept.ts';
import type { Collector, Survey } from '../survey.ts';
import type { Answer, Question, Refused, Statement } from './answers.ts';
import { nothing, readAnswer } from './facts.ts';

const gate = join(import.meta.dirname, '..', '..');
const code = [import.meta.dirname, join(gate, 'scratch')];

/** Runs every migration on a scratch PostgreSQL, each module's as its own role, and reads what has become of it. */
export const collectCatalog: Collector<CatalogFacts> = async (survey) => {
  const { layout, sources } = survey;
  if (layout.database === '') return { off: 'no file is named in "database" that says how a database is made' };
  if (!sources.has(layout.database)) {
    throw new CannotJudge([`${layout.database}, which "database" names in the configuration, does not exist`]);
  }
  const modules = modulesOf(survey);
  try {
    const digest = digestOf(inputsOf(survey), survey, [layout, modules, survey.alone, ownCode(...code)]);
    const answer = await kept(survey, 'catalog', digest, () => migrated(survey, modules));
    return await readAnswer(answer, layout, provisioningIn(survey));
  } catch (error) {
    // What another layer finds is still worth more than that this one could not look.
    if (error instanceof CannotJudge) return { facts: nothing, edges: [], blind: error.reasons, says: 'nothing' };
    throw error;
  }
};

async function migrated(survey: Survey, modules: Question['modules']): Promise<Answer> {
  const { sources, layout } = survey;
  const scratch = await openScratch(sources.root);
  try {
    const imports = modules
      .flatMap(({ files }) => files)
      .map((file) => {
        return `files[${JSON.stringify(file)}] = await import(${addressOf(survey, file)});`;
      });
    const entry = [
      `import { DataSource } from 'typeorm';`,
      `import * as setup from ${addressOf(survey, layout.database)};`,
      `import { migrateScratch } from ${JSON.stringify(new URL('child.ts', import.meta.url).href)};`,
      'const files = {};',
      ...imports,
      'await migrateScratch({ setup, DataSource, files });',
    ].join('\n');
    const { login, isGiven } = scratch;
    const question: Question = { login, isGiven, modules, root: sources.root, gate, alone: survey.alone ?? false };
    const answer = await runChild<Answer | Refused>(survey, { name: 'migrations', entry, question });
    if ('refusal' in answer) throw new CannotJudge([answer.refusal]);
    return answer;
  } finally {
    await scratch.stop();
  }
}

/** Modules along their arrows, with the files of their migrations. */
function modulesOf({ modules, sources, layout }: Survey): Question['modules'] {
  const byName = new Map(modules.map((it) => [it.name, it]));
  const order = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (order.has(name) || path.includes(name)) return;
    for (const needed of byName.get(name)?.manifest?.dependsOn ?? []) visit(needed, [...path, name]);
    if (byName.has(name)) order.add(name);
  };
  for (const name of [...byName.keys()].sort()) visit(name, []);
  return [...order].map((name) => {
    const { folder = '', manifest } = byName.get(name) ?? {};
    const files = sources.files.filter((file) => {
      return file.startsWith(`${folder}/`) && isMigration(file, layout.orm.folders) && !isTestCode(file, layout);
    });
    return { name, dependsOn: manifest?.dependsOn ?? [], files };
  });
}

const isMigration = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file.includes(`/${folder}/`));

/** Lines of the kernel that speak of rights and roles: where to look for what no migration has made. */
function provisioningIn({ sources, layout }: Survey): Statement[] {
  return layout.sql.machinery.filter(sources.has).flatMap((file) =>
    sources
      .read(file)
      .split('\n')
      .flatMap((text, index): Statement[] => {
        const spot = { file, line: index + 1, column: text.search(/\S/) + 1 };
        return /\b(grant|role|owner)\b/i.test(text) ? [{ compartment: '', migration: '', spot, text }] : [];
      }),
  );
}

/** What a migration says of itself, in whichever folder it stands. */
const migrating = /\b(QueryRunner|MigrationInterface)\b|\basync up\s*\(/;

/** Texts that decide what the database becomes: migrations, who lists them, the kernel's SQL, and the entities' kinds. */
function inputsOf(survey: Survey): string[] {
  const { sources, layout } = survey;
  const migrations = sources.files.filter((file) => {
    return isMigration(file, layout.orm.folders) || (!isTestCode(file, layout) && migrating.test(sources.read(file)));
  });
  const entities = sources.files.filter((file) => {
    return homeOf(file, layout).kind === 'module' && layout.orm.roles.includes(roleOf(file));
  });
  const roots = [...migrations, ...entities];
  const lists = sources.files.filter((file) => {
    return roleOf(file) === 'module' && layout.orm.folders.some((it) => sources.read(file).includes(`/${it}/`));
  });
  const manifests = survey.modules.map(({ folder }) => `${folder}/${layout.manifest}`);
  return [...closureOf(roots, survey), ...lists, layout.database, ...manifests, 'package-lock.json'];
}
