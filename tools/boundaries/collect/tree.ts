import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { cruiserRules } from '../cruiser/rules.ts';
import type { Edge, Form, Target } from '../model/edge.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import { readLayout } from './config.ts';
import type { Cruiser } from './cruise.ts';
import { runCruise } from './cruise.ts';
import { readDoor } from './doors.ts';
import { sourceFiles } from './files.ts';
import { readModules } from './manifests.ts';
import { placeOf } from './places.ts';
import type { Resolve } from './resolve.ts';
import { resolver } from './resolve.ts';
import { isModuleOfNode } from './syntax/loaders.ts';
import type { Mention } from './syntax/mention.ts';
import { mentionsOf, parse } from './syntax/walk.ts';

/** The engines that the gate stands on; a test puts broken ones in their place. */
export interface Engines {
  readonly cruise: Cruiser;
  readonly typescript: string;
}

/** Reads the repository into facts, by every collector there is. */
export async function readTree(root: string, config: string | undefined, engines: Engines): Promise<Tree> {
  const { layout, file: configFile } = readLayout(root, config);
  const faults: string[] = [];
  const manifested = readModules(root, layout, faults);
  const files = sourceFiles(root, layout);
  if (files.length === 0) throw new CannotJudge([`${root} holds no source file: name the repository by --root`]);
  const parsed = new Map(files.map((file) => [file, parse(file, readFileSync(join(root, file), 'utf8'))]));
  const resolve = resolver(root);
  const modules = manifested.map((module) => {
    return { ...module, door: readDoor(`${module.folder}/${layout.door}`, { files: parsed, resolve, layout }) };
  });
  const mentions = new Map([...parsed].map(([file, source]) => [file, mentionsOf(source)]));
  return {
    ...{ layout, configFile, faults, modules, files, packages: packagesOf(root) },
    edges: [...parsed].flatMap(([file, source]) => edgesOf(file, source, mentions.get(file) ?? [], resolve)),
    cruise: await runCruise(engines.cruise, root, files, cruiserRules(layout, modules)),
    unparsed: [...parsed].flatMap(([file, source]) => parseErrors(file, source)),
    unread: new Map([...parsed].map(([file, source]) => [file, unreadIn(source, mentions.get(file) ?? [])])),
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

function targetOf(form: Form, specifier: string | null, file: string, resolve: Resolve): Target {
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

function packagesOf(root: string): string[] {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return [];
  const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...read['dependencies'], ...read['devDependencies'], ...read['peerDependencies'] });
}
