import ts from 'typescript';
import type { Layout } from '../model/layout.ts';
import { roleOf } from '../model/layout.ts';
import type { Door, Facade, Offer } from '../model/tree.ts';
import type { Exports } from './exports.ts';
import { exportsOf } from './exports.ts';
import { placeOf } from './places.ts';
import type { Resolve } from './resolve.ts';

/** What the readers of doors need: parsed files by path, and where specifiers lead. */
export interface Sources {
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  readonly resolve: Resolve;
  readonly layout: Layout;
}

/** Reads a door: each name that it offers, followed through every file on the way to the one that declares it. */
export function readDoor(file: string, sources: Sources): Door | null {
  const source = sources.files.get(file);
  if (!source) return null;
  const follow = follower(sources);
  const offers = exportsOf(source).named.map(({ name, position, from }): Offer => ({
    name,
    specifier: from?.specifier ?? null,
    from: follow(file, name),
    place: placeOf(file, source, position),
  }));
  return {
    file,
    entrances: [file],
    isOfNest: false,
    offers,
    facades: offers.flatMap((offer) => facadesIn(offer, sources)),
  };
}

export function follower({ files, resolve }: Sources): (file: string, name: string) => string | null {
  const known = new Map<string, Exports>();
  const exportsIn = (file: string, source: ts.SourceFile): Exports => {
    const found = known.get(file) ?? exportsOf(source);
    known.set(file, found);
    return found;
  };

  function follow(file: string, name: string, seen: ReadonlySet<string>): string | null {
    const source = files.get(file);
    const step = `${file} ${name}`;
    if (!source || name === '*' || seen.has(step)) return source ? file : null;
    const { named, stars } = exportsIn(file, source);
    const own = named.find((it) => it.name === name);
    const next = own ? (own.from ? [own.from] : []) : stars.map((specifier) => ({ specifier, name }));
    if (next.length === 0) return own ? file : null;
    for (const { specifier, name: inner } of next) {
      const target = resolve(specifier, file);
      const found = target.kind === 'file' ? follow(target.file, inner, new Set([...seen, step])) : null;
      if (found) return found;
    }
    return null;
  }
  return (file, name) => follow(file, name, new Set());
}

/** Classes of facade files: what a fix can tell the reader to call. */
function facadesIn({ name, from, place }: Offer, { files }: Sources): Facade[] {
  const source = from && roleOf(from) === 'facade' ? files.get(from) : undefined;
  const found = source?.statements.find((it) => ts.isClassDeclaration(it) && it.name?.text === name);
  if (!source || !found || !ts.isClassDeclaration(found)) return [];
  return [{ name, place, methods: found.members.flatMap((member) => signature(member, source)) }];
}

function signature(member: ts.ClassElement, source: ts.SourceFile): string[] {
  if (!ts.isMethodDeclaration(member)) return [];
  const closed = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword];
  if (ts.isPrivateIdentifier(member.name) || member.modifiers?.some(({ kind }) => closed.includes(kind))) return [];
  const parameters = member.parameters.map(({ name }) => name.getText(source)).join(', ');
  return [`${member.name.getText(source)}(${parameters})`];
}
