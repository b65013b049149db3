import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolver } from '../collect/resolve.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import { at } from '../model/edge.ts';
import type { Layout } from '../model/layout.ts';
import { homeOf, isTestCode } from '../model/layout.ts';
import { withoutModule } from './composition.ts';
import { controllerPaths } from './routes.ts';
import type { Outcome } from './stages.ts';

/** Who says in its manifest that it needs the module: without it, that is a lie. */
export function arrowsTo(root: string, layout: Layout, name: string): Outcome {
  const others = readModules(sourcesOnDisk(root, layout), layout, []).filter((it) => it.name !== name);
  const faults = others.flatMap(({ name: other, manifest, arrowPlace }) =>
    (['dependsOn', 'listensTo'] as const).flatMap((kind) =>
      manifest?.[kind].includes(name)
        ? [`${at(arrowPlace(kind, name))}  ${other} ${kind === 'dependsOn' ? 'depends on' : 'listens to'} ${name}`]
        : [],
    ),
  );
  const says = faults.length === 0 ? `nobody depends on ${name}` : `${name} is not removable: others depend on it`;
  return { says, faults };
}

/** Removes a module's folder, and from the files of apps their imports of it and the items of lists that name it. */
export function takeOut(root: string, layout: Layout, name: string): Outcome & { readonly routes: readonly string[] } {
  const folder = `${layout.modules}/${name}`;
  const sources = sourcesOnDisk(root, layout);
  const resolve = resolver(sources);
  const own = sources.files.filter((file) => file.startsWith(`${folder}/`));
  const routes = controllerPaths(own.map((file) => sources.read(file)).filter((text) => text.includes('@Controller')));
  const faults: string[] = [];
  const changed: string[] = [];
  for (const file of sources.files) {
    const { kind } = homeOf(file, layout);
    if ((kind !== 'app' && kind !== 'root') || isTestCode(file, layout)) continue;
    const isOfModule = (specifier: string): boolean => {
      const target = resolve(specifier, file);
      return target.kind === 'file' && target.file.startsWith(`${folder}/`);
    };
    const text = readFileSync(join(root, file), 'utf8');
    const without = withoutModule(file, text, isOfModule);
    if (without.text === text) continue;
    writeFileSync(join(root, file), without.text);
    changed.push(file);
    faults.push(
      ...without.left.map((line) => `${file}:${line}  names what it imports of ${name} outside of a list of modules`),
    );
  }
  rmSync(join(root, folder), { recursive: true });
  return { says: [`${folder} (${own.length} files)`, ...changed].join(', '), faults, routes };
}
