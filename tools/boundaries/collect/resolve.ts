import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve as toAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Target } from '../model/edge.ts';
import { compilerHost, compilerOptions } from './compiler.ts';
import { ownPackage } from './own-package.ts';
import type { Sources } from './sources.ts';

/** Where a specifier leads, written in a file given by its path from the root. */
export type Resolve = (specifier: string, file: string) => Target;

const builtins = new Set(builtinModules);

/** The compiler's own resolution (aliases, exports, imports), to real paths; once per folder and specifier. */
export function resolver(sources: Sources): Resolve {
  const { root } = sources;
  const options = compilerOptions(sources);
  const host = compilerHost(sources, options);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const known = new Map<string, Target>();
  const own = ownPackage(sources);

  function compute(specifier: string, file: string): Target {
    if (specifier.startsWith('node:') || builtins.has(specifier)) return { kind: 'builtin', name: specifier };
    if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(specifier)) return { kind: 'unknown' };
    if (specifier === own?.name) return { kind: 'file', file: own.entry };
    const from = join(root, file);
    // Without a mode it looks as the configuration says, which may be older than `exports` of packages.
    for (const mode of [ts.ModuleKind.ESNext, ts.ModuleKind.CommonJS, undefined] as const) {
      const { resolvedModule } = ts.resolveModuleName(specifier, from, options, host, cache, undefined, mode);
      if (resolvedModule) return toTarget(host, root, resolvedModule.resolvedFileName, specifier);
    }
    const plain = plainFile(host, specifier, dirname(from));
    return plain ? toTarget(host, root, plain, specifier) : { kind: 'missing' };
  }

  return (specifier, file) => {
    const key = `${dirname(file)}\0${specifier}`;
    const target = known.get(key) ?? compute(specifier, file);
    known.set(key, target);
    return target;
  };
}

/** What the compiler has no opinion on: a template, an SQL file, a path with a query, a file: URL. */
function plainFile(host: ts.CompilerHost, specifier: string, folder: string): string | null {
  if (!/^(\.{0,2}\/|\.{1,2}$|file:)/.test(specifier)) return null;
  const bare = specifier.replace(/[?#].*$/, '');
  const path = bare.startsWith('file:') ? fileURLToPath(bare) : toAbsolute(folder, bare);
  const typed = path.replace(/\.([cm]?)js$/, '.$1ts');
  return [path, typed].find((it) => host.fileExists(it)) ?? null;
}

function toTarget(host: ts.CompilerHost, root: string, path: string, specifier: string): Target {
  const name = packageIn(path);
  if (name) return { kind: 'package', name };
  const file = relative(root, host.realpath?.(path) ?? path).replaceAll('\\', '/');
  if (!file.startsWith('../')) return { kind: 'file', file };
  return /^[./]|^file:/.test(specifier) ? { kind: 'outside' } : { kind: 'package', name: specifier };
}

/** The package that a path lies in; the types of a package, published apart, count as the package itself. */
export function packageIn(path: string): string | null {
  const found = /^.*(?:^|[/\\])node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(path)?.[1];
  if (!found) return null;
  const [, scope, bare] = /^@types[/\\](?:(.+)__)?(.+)$/.exec(found) ?? [];
  return bare ? (scope ? `@${scope}/${bare}` : bare) : found.replaceAll('\\', '/');
}
