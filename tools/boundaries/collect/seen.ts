import ts from 'typescript';
import type { Edge, ImportForm, Target } from '../model/edge.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Door, Tree } from '../model/tree.ts';
import { placeOf } from './places.ts';
import type { Resolve } from './resolve.ts';
import { readStatements } from './sql/sql.ts';
import type { SqlSeen } from './sql/sql.ts';
import type { Survey } from './survey.ts';
import { isModuleOfNode } from './syntax/loaders.ts';
import type { Mention } from './syntax/mention.ts';
import { mentionsOf } from './syntax/walk.ts';
import { readTypes } from './types/types.ts';
import type { TypesSeen } from './types/types.ts';

/** All that the texts of files show, file by file and module by module, in plain data: it can be kept. */
export interface Seen {
  readonly doors: readonly { readonly module: string; readonly door: Door | null }[];
  readonly syntax: readonly SyntaxSeen[];
  /** `null`: not asked for. */
  readonly types: TypesSeen | null;
  readonly sql: readonly SqlSeen[] | null;
}

/** What one file imports, and how well it could be read. */
export interface SyntaxSeen {
  readonly file: string;
  readonly imports: readonly Edge[];
  readonly unparsed: Tree['unparsed'];
  readonly unread: readonly string[];
}

/** Looks at the files and modules of the survey's scope. */
export async function look(survey: Survey, wanted: ReadonlySet<LayerName>): Promise<Seen> {
  const { scope, resolve } = survey;
  return {
    doors: scope.modules.map(({ name, door }) => ({ module: name, door })),
    syntax: [...scope.files].map(([file, source]) => syntaxOf(file, source, resolve)),
    types: wanted.has('types') ? readTypes(survey) : null,
    sql: wanted.has('sql') ? await readStatements(survey) : null,
  };
}

function syntaxOf(file: string, source: ts.SourceFile, resolve: Resolve): SyntaxSeen {
  const mentions = mentionsOf(source);
  return {
    file,
    imports: edgesOf(file, source, mentions, resolve),
    unparsed: parseErrors(file, source),
    unread: unreadIn(source, mentions),
  };
}

function edgesOf(file: string, source: ts.SourceFile, mentions: readonly Mention[], resolve: Resolve): Edge[] {
  return mentions.map(({ form, specifier, names, position }) => {
    const from = placeOf(file, source, position);
    const to = targetOf(form, specifier, file, resolve);
    const proof = to.kind === 'unknown' ? 'cannot-prove' : 'proven';
    return { from, to, via: 'import', form, specifier, names, evidence: [from], proof };
  });
}

function targetOf(form: ImportForm, specifier: string | null, file: string, resolve: Resolve): Target {
  if (specifier === null) return { kind: 'unknown' };
  if (form === 'augmentation' && specifier === 'global') return { kind: 'builtin', name: 'globalThis' };
  return resolve(form === 'reference-path' && !specifier.startsWith('.') ? `./${specifier}` : specifier, file);
}

/** The parser's own list; the public way to it costs a second parse of every file. */
function parseErrors(file: string, source: ts.SourceFile): Tree['unparsed'] {
  const { parseDiagnostics } = source as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  if (!parseDiagnostics) throw new CannotJudge(['this TypeScript does not say what it failed to parse: install 6.0.x']);
  return parseDiagnostics.slice(0, 1).map(({ start, messageText }) => {
    return { place: placeOf(file, source, start), reason: ts.flattenDiagnosticMessageText(messageText, ' ') };
  });
}

/** A second opinion on each file: the compiler's scanner lists imports without building a tree. */
function unreadIn(source: ts.SourceFile, mentions: readonly Mention[]): string[] {
  const read = new Set(mentions.map(({ specifier }) => specifier));
  const { importedFiles } = ts.preProcessFile(source.text, true, false);
  const plain = importedFiles.map(({ fileName }) => fileName);
  return plain.filter((specifier) => !read.has(specifier) && !isModuleOfNode(specifier));
}
