import ts from 'typescript';
import type { Edge } from '../../model/edge.ts';
import type { Survey } from '../survey.ts';
import { Origins } from '../types/origins.ts';
import { Reading } from '../types/reading.ts';
import { handedAt } from '../types/sql-sinks.ts';
import { Callers } from './callers.ts';
import { Desk } from './desk.ts';
import { SqlParser } from './parser.ts';
import { sitesOf } from './sites.ts';

/** What was read while one file was looked at; where a text comes from elsewhere, its edges begin there. */
export interface SqlSeen {
  readonly file: string;
  readonly edges: readonly Edge[];
  readonly statements: number;
  /** Plain text shows more statements than were read. */
  readonly blind: readonly string[];
}

/** Reads every statement that the source hands to a database, with PostgreSQL's own parser. */
export async function readStatements(survey: Survey): Promise<SqlSeen[]> {
  const parser = await SqlParser.load();
  const { layout, scope, everywhere } = survey;
  const origins = new Origins(survey);
  const callers = new Callers(origins);
  return [...scope.files].map(([file, source]) => {
    everywhere.lookingAt(file);
    const desk = new Desk(survey, parser);
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
    return { file, edges: desk.edges, statements: desk.statements, blind: floor(source, file, handed) };
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
export function distinct(edges: readonly Edge[]): Edge[] {
  const keys = new Map(edges.map((it) => [JSON.stringify([it.from, it.form, it.to]), it]));
  return [...keys.values()];
}
