import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { CannotJudge } from '../model/finding.ts';
import type { Sources } from './sources.ts';

/** The repository's own compiler options, for reading: nothing is emitted, and JavaScript is read as well. */
export function compilerOptions({ root, overlay }: Pick<Sources, 'root' | 'overlay'>): ts.CompilerOptions {
  const reading = {
    noEmit: true,
    allowJs: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    jsx: ts.JsxEmit.Preserve,
  };
  const defaults = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const file = join(root, 'tsconfig.json');
  const laid = overlay.get('tsconfig.json') ?? undefined;
  if (laid === undefined && !existsSync(file)) return { ...defaults, ...reading };
  const read = (path: string): string => (path === file ? laid : undefined) ?? readFileSync(path, 'utf8');
  const { config, error } = ts.readConfigFile(file, read) as ReadConfig;
  if (error) throw new CannotJudge([`tsconfig.json: ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`]);
  // The gate reads the tree itself: the compiler need not list it once more.
  const host = { ...ts.sys, readDirectory: () => [] };
  return { ...defaults, ...ts.parseJsonConfigFileContent(config, host, root).options, ...reading };
}

interface ReadConfig {
  readonly config: unknown;
  readonly error?: ts.Diagnostic;
}

/** Declarations of packages and of the language, which do not change while the program runs. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What was parsed last of each own file: who judges a tree again and again, with few other texts, parses those alone. */
const own = new Map<string, { readonly text: string; readonly source: ts.SourceFile }>();

function parseOwn(key: string, name: string, text: string, options: ts.CreateSourceFileOptions): ts.SourceFile {
  const known = own.get(key);
  if (known?.text === text) return known.source;
  const source = ts.createSourceFile(name, text, options, true);
  own.set(key, { text, source });
  return source;
}

/** The compiler's view of files, with the overlay's texts in the place of those on disk. */
export function compilerHost({ root, files, overlay }: Sources, options: ts.CompilerOptions): ts.CompilerHost {
  const house = new Set(files);
  const disk = ts.createCompilerHost(options, true);
  const pathOf = (name: string): string => relative(root, name).replaceAll('\\', '/');
  const fileExists = (name: string): boolean => {
    const text = overlay.get(pathOf(name));
    return text === undefined ? disk.fileExists(name) : text !== null;
  };
  const folders = new Set([...overlay.keys()].flatMap((file) => foldersOf(file).map((folder) => join(root, folder))));
  return {
    ...disk,
    getCurrentDirectory: () => root,
    fileExists,
    directoryExists: (name) => folders.has(name) || ts.sys.directoryExists(name),
    readFile: (name) => overlay.get(pathOf(name)) ?? disk.readFile(name),
    realpath: (name) => (overlay.has(pathOf(name)) ? name : (disk.realpath?.(name) ?? name)),
    getSourceFile(name, version) {
      const isLibrary = /[/\\](node_modules|typescript)[/\\]/.test(name) && !house.has(pathOf(name));
      const key = `${name}\0${typeof version === 'object' ? version.impliedNodeFormat : ''}`;
      if (isLibrary && libraries.has(key)) return libraries.get(key);
      const text = overlay.get(pathOf(name)) ?? disk.readFile(name);
      if (text === undefined) return undefined;
      if (!isLibrary) return parseOwn(key, name, text, parsing(version, false));
      const source = ts.createSourceFile(name, text, parsing(version, true), false);
      libraries.set(key, source);
      return source;
    },
  };
}

const foldersOf = (file: string): string[] => file.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));

/** JSDoc included, in the repository's own files: the comments of a TypeScript file name other files too. */
function parsing(
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
  isLibrary: boolean,
): ts.CreateSourceFileOptions {
  const given = typeof version === 'object' ? version : { languageVersion: version };
  const mode = isLibrary ? ts.JSDocParsingMode.ParseNone : ts.JSDocParsingMode.ParseAll;
  return { ...given, jsDocParsingMode: mode };
}

/**
 * One program over the whole tree, or over some files and all that they import: its files feed every reader, its checker
 * answers what types show.
 */
export function compile(sources: Sources, roots: readonly string[] | null = null): ts.Program {
  const options = compilerOptions(sources);
  const rootNames = (roots ?? sources.files).map((file) => resolve(sources.root, file));
  return ts.createProgram({ rootNames, options, host: compilerHost(sources, options) });
}
