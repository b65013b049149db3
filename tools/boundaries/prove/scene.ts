import { posix } from 'node:path';
import ts from 'typescript';
import type { Survey } from '../collect/survey.ts';
import { homeOf, isTestCode, roleOf } from '../model/layout.ts';
import type { Layout } from '../model/layout.ts';
import type { Module } from '../model/tree.ts';
import type { Change } from './change.ts';
import type { Arrows } from './newcomer.ts';
import { newcomerOf } from './newcomer.ts';

/** A class of a module, and where it stands. */
export interface Piece {
  readonly name: string;
  readonly file: string;
}

/** A module of the repository, with one of each thing that others could reach for. */
export interface Actor {
  readonly name: string;
  readonly folder: string;
  readonly module: Piece;
  readonly facade: Piece & { readonly method: string };
  readonly event: Piece;
  readonly entity: Piece & { readonly table: string };
  readonly repository: Piece;
  readonly service: Piece;
}

/** Who does it, and to whom: `offender` has an arrow to `victim`, so that only the way is wrong. */
export interface Scene {
  readonly victim: Actor;
  readonly offender: Actor;
  /** A new file of the offender, of some role: `x.repository.ts`. */
  readonly file: (name: string) => string;
  /** The specifier by which one file names another, as this repository writes it. */
  readonly specifier: (from: string, to: string) => string;
  readonly door: (actor: Actor) => string;
  readonly shared: (job: string) => string;
  readonly layout: Layout;
  readonly configFile: string;
  /** Whether the repository has a file. */
  readonly has: (file: string) => boolean;
  /** A source file of some app, and of some tool; `null` where there is no such floor. */
  readonly app: string | null;
  readonly tool: string | null;
  /** A module of its own, which the repository does not have; files that are named replace its own, or join them. */
  readonly newcomer: (name: string, arrows: Arrows, extra?: Change) => Change;
}

/** The first pair of modules in which everything can be tried; `null` where there is none. */
export function sceneOf(survey: Survey, configFile: string): Scene | null {
  const { layout, modules } = survey;
  const actors = new Map(modules.flatMap((module) => toArray(module.name, actorOf(survey, module))));
  for (const { name, manifest } of modules) {
    const offender = actors.get(name);
    const victim = manifest?.dependsOn.map((it) => actors.get(it)).find((it) => it !== undefined);
    if (!offender || !victim) continue;
    const extension = extensionOf(survey);
    return {
      ...{ victim, offender },
      file: (file) => `${offender.folder}/${file}`,
      specifier: (from, to) => {
        const path = posix.relative(posix.dirname(from), to).replace(/\.[cm]?ts$/, extension);
        return path.startsWith('.') ? path : `./${path}`;
      },
      door: ({ folder }) => `${folder}/${layout.door}`,
      shared: (job) => `${layout.shared}/${job}/${layout.door}`,
      ...{ layout, configFile },
      has: survey.sources.has,
      app: shippedIn(survey, layout.apps),
      tool: shippedIn(survey, layout.tools),
      newcomer: (newcomer, arrows, extra = {}) => newcomerOf(layout, extension, newcomer, arrows, extra),
    };
  }
  return null;
}

/** The first file on a floor that is no test: one that others could import. */
const shippedIn = ({ sources, layout }: Survey, floor: string): string | null =>
  sources.files.find(
    (it) => floor !== '' && it.startsWith(`${floor}/`) && !isTestCode(it, layout) && it.endsWith('.ts'),
  ) ?? null;

const toArray = (name: string, actor: Actor | null): [string, Actor][] => (actor ? [[name, actor]] : []);

function actorOf(survey: Survey, { name, folder, door }: Module): Actor | null {
  const pieces = (role: string): Piece[] => classesOf(survey, folder, role);
  const facade = door?.facades.find(({ methods }) => methods.length > 0);
  const offered = door?.offers.find((it) => it.name === facade?.name)?.from;
  const [module] = pieces('module');
  const [event] = pieces('events').filter((it) => door?.offers.some((offer) => offer.name === it.name));
  const [repository] = pieces('repository');
  const service = [...pieces('service'), ...pieces('controller')][0];
  const entities = pieces('entity').flatMap((it) => withTable(survey, it));
  const entity = entities.find((it) => isKnownById(survey, it)) ?? entities[0];
  if (!facade || !offered || !module || !event || !repository || !entity || !service) return null;
  const method = facade.methods[0]?.replace(/\(.*$/, '') ?? '';
  return {
    name,
    folder,
    module,
    event,
    repository,
    entity,
    service,
    facade: { name: facade.name, file: offered, method },
  };
}

function classesOf({ parsed, layout }: Survey, folder: string, role: string): Piece[] {
  return [...parsed].flatMap(([file, source]) => {
    const isHere = file.startsWith(`${folder}/`) && roleOf(file) === role && homeOf(file, layout).kind === 'module';
    if (!isHere || isTestCode(file, layout)) return [];
    return source.statements.flatMap((it) =>
      ts.isClassDeclaration(it) && it.name ? [{ name: it.name.text, file }] : [],
    );
  });
}

/**
 * What others can refer to by its `id` alone: a row of a tenant has the tenant in its key, and a wall around it; and a column
 * that names the tenant, or a person, is what a wall goes by.
 */
function isKnownById(survey: Survey, piece: Piece): boolean {
  if (/^(Organization|Tenant|Account|User)$/.test(piece.name)) return false;
  const members = classOf(survey, piece)?.members.map((it) => it.name?.getText() ?? '') ?? [];
  return members.includes('id') && !members.some((it) => /^(organization|tenant|account)Id$/.test(it));
}

/** The table that an entity's decorator names: its schema and name, or the name alone. */
function withTable(survey: Survey, piece: Piece): Actor['entity'][] {
  const found = classOf(survey, piece);
  const [decorator] = found ? (ts.getDecorators(found) ?? []) : [];
  const texts =
    decorator
      ?.getText()
      .match(/(['"`])[\w.]+\1/g)
      ?.map((text) => text.slice(1, -1)) ?? [];
  return texts.length > 0 ? [{ ...piece, table: texts.join('.') }] : [];
}

const classOf = ({ parsed }: Survey, { file, name }: Piece): ts.ClassDeclaration | undefined =>
  parsed
    .get(file)
    ?.statements.filter(ts.isClassDeclaration)
    .find((it) => it.name?.text === name);

/** The ending with which the repository's own imports name TypeScript files. */
function extensionOf({ parsed, modules, layout }: Survey): string {
  const door = modules.map(({ folder }) => parsed.get(`${folder}/${layout.door}`)?.text ?? '').join('\n');
  return /from ['"]\.[^'"]*(\.[cm]?[jt]s)['"]/.exec(door)?.[1] ?? '';
}
