import { join } from 'node:path';
import ts from 'typescript';
import { cruiserRules } from '../cruiser/rules.ts';
import type { Edge, ImportForm, Target } from '../model/edge.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Layout } from '../model/layout.ts';
import type { Cruise, Tree } from '../model/tree.ts';
import { readBaseline } from './baseline.ts';
import { compile } from './compiler.ts';
import { readLayout } from './config.ts';
import { cruiseApart } from './cruise/apart.ts';
import type { Cruiser } from './cruise/apart.ts';
import { runCruise } from './cruise/cruise.ts';
import { remembering } from './cruise/memory.ts';
import { readDoor } from './doors.ts';
import { collectLayers } from './layers.ts';
import { readModules } from './manifests.ts';
import { readNestDoor } from './nest-doors.ts';
import { placeOf } from './places.ts';
import type { Resolve } from './resolve.ts';
import { resolver } from './resolve.ts';
import { overlaid, sourcesOnDisk } from './sources.ts';
import type { Overlay, Sources } from './sources.ts';
import type { Survey } from './survey.ts';
import { isModuleOfNode } from './syntax/loaders.ts';
import type { Mention } from './syntax/mention.ts';
import { mentionsOf } from './syntax/walk.ts';

/** The engines that the gate stands on; a test puts broken ones in their place. */
export interface Engines {
  readonly cruise: Cruiser;
  readonly typescript: string;
}

/** Which repository, and what to look at. */
export interface Look {
  readonly root: string;
  readonly config?: string | undefined;
  readonly layers?: ReadonlySet<LayerName>;
  /** Each module's migrations also on a database where only those are that it depends on. */
  readonly alone?: boolean;
  /** Nothing that an earlier run has found out is used, and nothing is remembered. */
  readonly isFresh?: boolean;
  /** Texts to be judged in place of those on disk. dependency-cruiser, which reads the disk itself, is then not asked. */
  readonly overlay?: Overlay;
}

/** Reads the repository into facts, by every collector there is. */
export async function readTree(look: Look, engines: Engines): Promise<Tree> {
  const { root, config, layers, alone = false, isFresh = false, overlay } = look;
  const { layout, file: configFile } = readLayout(root, config, overlay);
  const onDisk = sourcesOnDisk(root, layout);
  if (onDisk.files.length === 0) throw new CannotJudge([`${root} holds no source file: name the repository by --root`]);
  const sources = overlay ? overlaid(onDisk, overlay) : onDisk;
  const cruising = overlay ? null : cruise(sources, layout, engines, isFresh);
  const faults: string[] = [];
  const survey = surveyOf(sources, layout, faults);
  const { modules, parsed, resolve } = survey;
  const mentions = new Map([...parsed].map(([file, source]) => [file, mentionsOf(source)]));
  const imports = [...parsed].flatMap(([file, source]) => edgesOf(file, source, mentions.get(file) ?? [], resolve));
  const others = await collectLayers({ ...survey, alone, isFresh }, layers ?? new Set(layout.layers));
  return {
    ...{ layout, configFile, faults, modules, files: sources.files, packages: packagesOf(sources) },
    cruise: await cruising,
    edges: [...imports, ...others.edges],
    facts: others.facts,
    baseline: readBaseline(sources, faults),
    layers: others.reports,
    blindLayers: others.blind,
    unparsed: [...parsed].flatMap(([file, source]) => parseErrors(file, source)),
    unread: new Map([...parsed].map(([file, source]) => [file, unreadIn(source, mentions.get(file) ?? [])])),
  };
}

/** Begins at once: it works in a process of its own. A test's engine is not asked to remember anything. */
function cruise(sources: Sources, layout: Layout, { cruise: own }: Engines, isFresh: boolean): Promise<Cruise> {
  const rules = cruiserRules(layout, readModules(sources, layout, []));
  const cruising = runCruise(own === cruiseApart && !isFresh ? remembering(own, sources) : own, sources, rules);
  // Whoever waits for it hears of it; a mistake that comes before must not end the program meanwhile.
  cruising.catch(() => undefined);
  return cruising;
}

/** Parses the tree, and knows its modules. What is wrong with their manifests goes to `faults`. */
export function surveyOf(sources: Sources, layout: Layout, faults: string[]): Survey {
  const manifested = readModules(sources, layout, faults);
  const program = compile(sources);
  const parsed = new Map(
    sources.files.map((file) => {
      const source = program.getSourceFile(join(sources.root, file));
      if (!source) throw new CannotJudge([`the compiler did not read ${file}: report it`]);
      return [file, source] as const;
    }),
  );
  const resolve = resolver(sources);
  const modules = manifested.map((module) => {
    const code = { files: parsed, resolve, layout };
    const door = layout.door ? readDoor(`${module.folder}/${layout.door}`, code) : readNestDoor(module.folder, code);
    return { ...module, door };
  });
  return { sources, layout, modules, program, parsed, resolve };
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

function packagesOf(sources: Sources): string[] {
  if (!sources.has('package.json')) return [];
  const read = JSON.parse(sources.read('package.json')) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...read['dependencies'], ...read['devDependencies'], ...read['peerDependencies'] });
}
