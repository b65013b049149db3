import ts from 'typescript';
import type { Edge } from '../../model/edge.ts';
import type { Collector, Survey } from '../survey.ts';
import { Origins } from '../types/origins.ts';
import { Reading } from '../types/reading.ts';
import { handedAt } from '../types/sql-sinks.ts';
import { Callers } from './callers.ts';
import { Desk } from './desk.ts';
import { SqlParser } from './parser.ts';
import { sitesOf } from './sites.ts';

/** Reads every statement that the source hands to a database, with PostgreSQL's own parser. */
export const collectSql: Collector<null> = async (survey) => {
  const desk = new Desk(survey, await SqlParser.load());
  const blind = readAll(survey, desk);
  return { facts: null, edges: distinct(desk.edges), blind, says: `${desk.statements} statements` };
};

/** @returns files in which plain text shows more statements than were read */
function readAll(survey: Survey, desk: Desk): string[] {
  const { parsed, layout, sources, program } = survey;
  const origins = new Origins(sources.root, program);
  const callers = new Callers(parsed, origins);
  return [...parsed].flatMap(([file, source]) => {
    const reading = new Reading(file, source, layout, origins);
    let handed = 0;
    const visit = (node: ts.Node): void => {
      for (const it of handedAt(node, reading)) {
        handed++;
        const isEnough = (site: Parameters<Desk['isProven']>[0]): boolean => desk.isProven(site, it, reading);
        for (const site of sitesOf(it, { reading, callers, isEnough })) desk.take(site, it, reading);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return floor(source, file, handed);
  });
}

const plainly =
  /\.query(?:<[^<>()]*>)?\(\s*['"`]\s*(?:select|insert|update|delete|with|create|alter|drop|truncate)\b/gi;
const drivers = new Set(['typeorm', '@nestjs/typeorm', 'pg']);

function floor(source: ts.SourceFile, file: string, handed: number): string[] {
  const speaks = source.statements.some(
    (it) =>
      ts.isImportDeclaration(it) && ts.isStringLiteral(it.moduleSpecifier) && drivers.has(it.moduleSpecifier.text),
  );
  const shown = speaks ? (source.text.match(plainly) ?? []).length : 0;
  if (shown <= handed) return [];
  return [`${file} shows ${shown} statements and ${handed} were read: see that its imports resolve (npm ci)`];
}

/** A helper that is called from two places, and is a wrapper too, hands the same text over twice. */
function distinct(edges: readonly Edge[]): Edge[] {
  const keys = new Map(edges.map((it) => [JSON.stringify([it.from, it.form, it.to]), it]));
  return [...keys.values()];
}
