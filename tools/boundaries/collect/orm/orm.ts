import { CannotJudge } from '../../model/finding.ts';
import type { Edge, Target } from '../../model/edge.ts';
import { house } from '../../model/layout.ts';
import type { OrmFacts } from '../../model/orm.ts';
import { addressOf, runChild } from '../children.ts';
import { closureOf, digestOf, kept, ownCode } from '../kept.ts';
import type { Collected, Collector, Survey } from '../survey.ts';
import type { Answer, ClassAt, EntityUse, TableUse } from './answers.ts';
import { candidatesIn } from './candidates.ts';
import { placeOfMember } from './places.ts';

const nothing: OrmFacts = { entities: [], inherited: [], faults: [] };

/** Lets TypeORM itself join all entities, without a connection, and reads what it has understood. */
export const collectOrm: Collector<OrmFacts> = async (survey) => {
  // Node alone knows no decorators: who has not said how its code runs has not asked for this look.
  if (survey.layout.run === house.run) return { off: 'no command is named in "run" that runs TypeScript' };
  const { files, declared } = candidatesIn(survey);
  if (files.length === 0) return { off: 'no file says anything to TypeORM about an entity' };
  try {
    const code = ownCode(import.meta.dirname);
    const digest = digestOf(closureOf(files, survey), survey, [survey.layout.run, files, code]);
    const answer = await kept(survey, 'orm', digest, () => joined(survey, files));
    return readAnswer(answer, declared, survey);
  } catch (error) {
    // What another layer finds is still worth more than that this one could not look.
    if (error instanceof CannotJudge) return { facts: nothing, edges: [], blind: error.reasons, says: 'nothing' };
    throw error;
  }
};

function joined(survey: Survey, files: readonly string[]): Promise<Answer> {
  const imports = files.map((file) => `${JSON.stringify(file)}: () => import(${addressOf(survey, file)}),`);
  const entry = [
    `import * as typeorm from 'typeorm';`,
    `import { joinEntities } from ${JSON.stringify(new URL('child.ts', import.meta.url).href)};`,
    'await joinEntities({ typeorm, files: {',
    ...imports,
    '} });',
  ].join('\n');
  return runChild<Answer>(survey, { name: 'entities', entry, question: { root: survey.sources.root } });
}

function readAnswer(answer: Answer, declared: ReadonlySet<string>, survey: Survey): Collected<OrmFacts> {
  const { parsed } = survey;
  const placeOf = ({ file, name }: ClassAt, property = '') =>
    placeOfMember(file ?? '', parsed.get(file ?? ''), name, property);
  const known = new Set(answer.entities.map(({ file, name }) => `${file}#${name}`));
  const excused = new Set(answer.faults.map(({ by }) => `${by.file}#${by.name}`));
  const missed = [...declared].filter((it) => !known.has(it) && !excused.has(it));
  const homeless = answer.entities.filter(({ file }) => file === null).map(({ name }) => name);
  const facts: OrmFacts = {
    entities: answer.entities.map((it) => ({ name: it.name, place: placeOf(it), table: it.table })),
    inherited: answer.listeners.map(({ entity, base, method }) => {
      return { entity: entity.name, place: placeOf(entity), base: base.name, from: base.file ?? '', method };
    }),
    faults: answer.faults.map(({ by, property, message }) => {
      return { place: placeOf(by, property), entity: by.name, message };
    }),
  };
  const toEdge = (use: EntityUse | TableUse, to: Target, name: string): Edge => {
    const from = placeOf(use.by, use.property);
    const names = use.property === '' ? [] : [use.property];
    const ends = { from, to, evidence: [from], names, specifier: name };
    return { ...ends, via: 'entity', form: use.form, proof: to.kind === 'unknown' ? 'cannot-prove' : 'proven' };
  };
  const edges = [
    ...answer.uses.map((use) => toEdge(use, targetOf(use.to), use.to.name)),
    ...answer.tables.map((use) => {
      const { schema, name } = use;
      return toEdge(use, { kind: 'relation', schema, name }, schema === null ? name : `${schema}.${name}`);
    }),
  ];
  const blind = [
    ...answer.unread,
    ...missed.map((it) => `${it.replace('#', ' declares the entity ')}, and TypeORM does not know it`),
    ...homeless.map((name) => `the entity ${name} is declared in no file that was loaded`),
  ];
  return { facts, edges, blind, says: `${answer.entities.length} entities, ${answer.uses.length} uses of each other` };
}

/** A base without a decorator of its own is found by imports, and by nobody else. */
const targetOf = ({ file, name }: ClassAt): Target =>
  file === null ? { kind: 'package', name: 'unknown', symbol: name } : { kind: 'file', file, symbol: name };
