import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { arrowsTo } from '../../boundaries/ablate/take-out.ts';
import { readLayout } from '../../boundaries/collect/config.ts';
import { inRoot, root } from '../../runner/places.ts';
import { capture } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import { compositions } from '../composition.ts';

/** What goes with a module. */
export interface Inventory {
  readonly module: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Files that git could not bring back as they are. */
  readonly uncommitted: readonly string[];
  readonly routes: readonly string[];
  readonly permissions: readonly string[];
  readonly events: readonly string[];
  /** Modules that hear all events there are. */
  readonly hearAll: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly listensTo: readonly string[];
  readonly removable: boolean;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(inRoot(file), 'utf8')) as T;

/** @throws Refusal for a module that is not there, or says that it is not removable */
export async function inventoryOf(module: string): Promise<Inventory> {
  const manifests = globSync('libs/modules/*/module.json', { cwd: root })
    .sort()
    .map((file) => json<Manifest>(file));
  const own = manifests.find(({ name }) => name === module);
  if (!own)
    throw new Refusal(`There is no module ${module}`, `They are ${manifests.map(({ name }) => name).join(', ')}`);
  if (!own.removable)
    throw new Refusal(
      `${module} is not removable, says libs/modules/${module}/module.json`,
      'docs/architecture.md says why the others need it: Remove a module',
    );
  const folders = [`libs/modules/${module}`, `apps/api/test/${module}`].filter((it) => existsSync(inRoot(it)));
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.*`, { cwd: root })).sort();
  const operations = Object.entries(json<Document>('apps/api/openapi.json').paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      operationId,
      route: `${method.toUpperCase()} ${path}`,
    })),
  );
  return {
    ...{ module, folders, files, uncommitted: await uncommitted(folders) },
    routes: operations.filter((it) => it.operationId.startsWith(`${module}_`)).map(({ route }) => route),
    permissions: permissionsOf(module),
    events: json<{ type: string }[]>('docs/events.json').flatMap(({ type }) =>
      type.startsWith(`${module}.`) ? [type] : [],
    ),
    hearAll: manifests.filter(({ listensTo }) => listensTo.includes('*')).map(({ name }) => name),
  };
}

/** What a module's contract says; none, where it was never accepted. */
function permissionsOf(module: string): string[] {
  const file = `libs/modules/${module}/contract.json`;
  if (!existsSync(inRoot(file))) return [];
  return json<{ permissions?: string[] }>(file).permissions?.filter((it) => it.includes(':')) ?? [];
}

async function uncommitted(folders: readonly string[]): Promise<string[]> {
  const { code, stdout } = await capture('git', ['status', '--porcelain', '-uall', '--', ...folders], { cwd: root });
  return code === 0
    ? stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.slice(3))
    : [];
}

/** Who needs the module, and where: arrows in manifests, and imports. */
export function dependantsOf({ module, folders }: Inventory): string[] {
  const { layout } = readLayout(root, undefined);
  const lists = compositions.map(({ file }) => file);
  const imports = globSync('{apps,libs,tools}/**/*.ts', { cwd: root })
    .filter((file) => !folders.some((it) => file.startsWith(`${it}/`)) && !lists.includes(file))
    .flatMap((file) => importsInto(file, `libs/modules/${module}/`));
  return [...(arrowsTo(root, layout, module).faults ?? []), ...imports.sort()];
}

function importsInto(file: string, folder: string): string[] {
  const lines = readFileSync(inRoot(file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const [, specifier] = /(?:from|import|import\() ?'(\.[^']+)'/.exec(line) ?? [];
    const isInto = specifier && `${posix.join(posix.dirname(file), specifier)}`.startsWith(folder);
    return isInto ? [`${file}:${index + 1}  imports ${specifier}`] : [];
  });
}
