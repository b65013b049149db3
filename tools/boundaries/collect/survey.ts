import { join } from 'node:path';
import type ts from 'typescript';
import type { Edge } from '../model/edge.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Layout } from '../model/layout.ts';
import type { Door, Module } from '../model/tree.ts';
import { compile } from './compiler.ts';
import { readDoor } from './doors.ts';
import { Everywhere, TooNarrow } from './everywhere.ts';
import { readModules } from './manifests.ts';
import { readNestDoor } from './nest-doors.ts';
import type { Resolve } from './resolve.ts';
import { resolver } from './resolve.ts';
import type { Sources } from './sources.ts';

/** What every collector may look at. */
export interface Survey {
  readonly sources: Sources;
  readonly layout: Layout;
  readonly modules: readonly Module[];
  /** The tree, parsed once; or that part of it which has to be understood. */
  readonly program: ts.Program;
  readonly parsed: ReadonlyMap<string, ts.SourceFile>;
  readonly scope: Scope;
  readonly everywhere: Everywhere;
  readonly resolve: Resolve;
  /** Whether modules are also tried by themselves. */
  readonly alone?: boolean;
  /** Nothing that an earlier run has found out is used, and nothing is remembered. */
  readonly isFresh?: boolean;
}

/** What of the parsed tree shall be looked at: all, or what may have changed since the last time. */
export interface Scope {
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  readonly modules: readonly Module[];
  /** Types of ids in all other files. */
  readonly brandsElsewhere: readonly string[];
}

/** What one layer saw. `blind`: why its silence proves nothing; `says`: what it went through, for people. */
export interface Collected<Facts> {
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  readonly blind: readonly string[];
  readonly says: string;
}

/** The repository has nothing for this layer, or does not say where. */
export interface Off {
  readonly off: string;
}

/** Looks at the tree in one way. It judges nothing. */
export type Collector<Facts> = (survey: Survey) => Promise<Collected<Facts> | Off>;

/** Which files and modules are to be looked at again, and what is known of all others. */
export interface Part {
  readonly files: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  /** What the compiler has to read, with all that it imports; `null`: the whole tree. */
  readonly roots: readonly string[] | null;
  readonly doorsElsewhere: ReadonlyMap<string, Door | null>;
  readonly brandsElsewhere: readonly string[];
}

/** Parses the tree or a part of it, and knows its modules. What is wrong with their manifests goes to `faults`. */
export function surveyOf(sources: Sources, layout: Layout, faults: string[], part?: Part): Survey {
  const manifested = readModules(sources, layout, faults);
  const program = compile(sources, part?.roots ?? null);
  const parsed = new Map<string, ts.SourceFile>();
  for (const file of sources.files) {
    const source = program.getSourceFile(join(sources.root, file));
    if (source) parsed.set(file, source);
    else if (!part?.roots) throw new CannotJudge([`the compiler did not read ${file}: report it`]);
    else if (part.files.has(file)) throw new TooNarrow(`${file} was not compiled`);
  }
  const resolve = resolver(sources);
  const code = { files: parsed, resolve, layout };
  const modules = manifested.map((module): Module => {
    const known = part?.doorsElsewhere.get(module.name);
    if (known !== undefined) return { ...module, door: known };
    const door = layout.door ? readDoor(`${module.folder}/${layout.door}`, code) : readNestDoor(module.folder, code);
    return { ...module, door };
  });
  const scope: Scope = {
    files: part ? new Map([...parsed].filter(([file]) => part.files.has(file))) : parsed,
    modules: part ? modules.filter(({ name }) => part.modules.has(name)) : modules,
    brandsElsewhere: part?.brandsElsewhere ?? [],
  };
  const everywhere = new Everywhere({
    files: sources.files,
    read: textsOf(sources, parsed),
    sourceOf: (file) => parsed.get(file),
  });
  return { sources, layout, modules, program, parsed, scope, everywhere, resolve };
}

function textsOf(sources: Sources, parsed: Survey['parsed']): (file: string) => string {
  const read = new Map<string, string>();
  return (file) => {
    const text = parsed.get(file)?.text ?? read.get(file) ?? sources.read(file);
    read.set(file, text);
    return text;
  };
}
