import ts from 'typescript';
import type { Edge, Place, Target } from '../../model/edge.ts';
import { placeOf } from '../places.ts';
import type { Survey } from '../survey.ts';
import { fileOf } from '../types/door/where.ts';
import { holeMark } from '../types/constants.ts';
import type { Reading } from '../types/reading.ts';
import { verb } from '../types/sql-guesses.ts';
import type { Handed } from '../types/sql-handed.ts';
import { isLiteralType } from '../types/sql-wrappers.ts';
import type { SqlParser } from './parser.ts';
import { readSql } from './read.ts';
import type { HoleKind, ReadSql } from './read.ts';
import type { Site } from './sites.ts';
import type { SqlUse } from './uses.ts';

/** Where texts come in, and edges go out. */
export class Desk {
  readonly edges: Edge[] = [];
  statements = 0;
  private readonly survey: Survey;
  private readonly parser: SqlParser;

  constructor(survey: Survey, parser: SqlParser) {
    this.survey = survey;
    this.parser = parser;
  }

  /** All that is open are schemas of the kernel's own tables, in the kernel's own files; or it is their work to send it. */
  isProven(site: Site, handed: Handed, reading: Reading): boolean {
    if (this.survey.layout.sql.machinery.includes(reading.file)) return true;
    return site.texts.every((text) => {
      const { open, quoted } = this.read(text, site, handed, reading);
      return open + quoted === 0;
    });
  }

  take(site: Site, handed: Handed, reading: Reading): void {
    const source = site.at.getSourceFile();
    const from = placeOf(this.fileOf(site, reading), source, site.at.getStart(source));
    if (site.texts.length === 0 && !handed.isGuess)
      this.add(from, { form: 'sql-unknown', to: handed.to, target: unknown });
    for (const text of site.texts) {
      if (handed.isGuess && !verb.test(text)) continue;
      this.statements++;
      const { uses, open, quoted, strangers } = this.read(text, site, handed, reading);
      const specifier = brief(text);
      if (strangers.length > 0) this.add(from, { form: 'sql-stranger', to: handed.to, target: unknown, specifier });
      else if (open > 0) this.add(from, { form: 'sql-unknown', to: handed.to, target: unknown, specifier });
      else if (quoted > 0) this.add(from, { form: 'sql-quoted', to: handed.to, target: unknown, specifier });
      for (const use of uses) {
        // What cannot be parsed for its open places is one thing to mend; prose that begins like SQL is none.
        if (use.kind === 'unparsed' && (open > 0 || handed.isGuess)) continue;
        if (handed.isGuess && !isQualified(use)) continue;
        const stands = use.kind === 'object' ? specifier : use.name;
        this.add(from, { form: formOf(use), to: handed.to, target: targetOf(use), specifier: stands });
      }
    }
  }

  private read(text: string, site: Site, { shape, to }: Handed, reading: Reading): ReadSql {
    const { kernel, engineTables } = this.survey.layout.sql;
    const file = this.fileOf(site, reading);
    const isKernel = kernel.some((it) => file === it || file.startsWith(`${it}/`));
    const isEngineTable = (name: string): boolean => isKernel && engineTables.includes(name);
    const holes = site.holes.map((it) => kindOf(it, to === 'Raw', reading));
    return readSql({ text, shape, holes, isEngineTable, isLoose: site.isLoose }, this.parser);
  }

  private fileOf({ at }: Site, { file }: Reading): string {
    const path = fileOf(this.survey, at);
    return this.survey.parsed.has(path) ? path : file;
  }

  private add(from: Place, { form, to, target, specifier = null }: Draft): void {
    const proof = target.kind === 'unknown' ? 'cannot-prove' : 'proven';
    this.edges.push({ from, to: target, via: 'sql', form, specifier, names: [to], evidence: [from], proof });
  }
}

interface Draft {
  readonly form: string;
  /** What the text is handed to. */
  readonly to: string;
  readonly target: Target;
  readonly specifier?: string | null;
}

const unknown: Target = { kind: 'unknown' };

function kindOf(hole: ts.Node, isRaw: boolean, reading: Reading): HoleKind {
  const inner = ts.isPropertyAccessExpression(hole) && hole.name.text === 'text' ? hole.expression : hole;
  if (isLiteralType(inner, reading)) return 'value';
  if (!isRaw || !ts.isIdentifier(hole)) return 'open';
  const declaration = reading.checker.getSymbolAtLocation(hole)?.valueDeclaration;
  const isGiven = declaration && ts.isParameter(declaration) && ts.isCallExpression(declaration.parent.parent);
  return isGiven ? 'alias' : 'open';
}

const isQualified = (use: SqlUse): boolean => use.kind === 'object' && use.schema !== null;

const formOf = (use: SqlUse): string => `sql-${use.kind === 'object' ? use.access : use.kind}`;

function targetOf(use: SqlUse): Target {
  if (use.kind === 'object') return { kind: 'relation', schema: use.schema, name: use.name };
  if (use.name === null) return unknown;
  if (use.kind === 'lock') return { kind: 'name', space: 'lock', name: use.name };
  return use.kind === 'channel' ? { kind: 'name', space: 'queue', name: use.name } : unknown;
}

const LONGEST = 80;
const everyMark = new RegExp(holeMark.source, 'g');

/** A statement for people. */
function brief(text: string): string {
  const line = text.replaceAll(everyMark, '…').replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}
