import { homeOf, nameOf, roleOf } from '../model/layout.ts';
import type { Home } from '../model/layout.ts';
import type { Door, Module, Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';

/** Who answers for a file: the module's owner, or the folder where the question has to be asked. */
export function ownerOf(tree: Tree, file: string): string {
  const home = homeOf(file, tree.layout);
  const owner = home.kind === 'module' ? moduleNamed(tree, home.name)?.manifest?.owner : undefined;
  return owner ? `${home.name}: ${owner}` : nameOf(home, tree.layout);
}

/** The owner of a module that is used, and how the arrow to it stands. */
export function arrowLine(tree: Tree, from: Home, to: Module): string {
  const owner = `${to.name}: ${to.manifest?.owner ?? 'no owner, its manifest cannot be read'}`;
  if (from.kind !== 'module') return owner;
  const { manifest, manifestFile: file } = moduleNamed(tree, from.name) ?? {};
  const kinds = (['dependsOn', 'listensTo'] as const).filter((kind) => manifest?.[kind].includes(to.name));
  const state = kinds.length > 0 ? `declared (${kinds.join(', ')}) in ${file}` : `not declared in ${file}`;
  return `${owner} · arrow ${from.name} → ${to.name}: ${state}`;
}

/** What the door has for somebody who wanted these names of that file. */
export function rightWay(module: Module, names: readonly string[], file: string): string {
  const { door } = module;
  const ask = `ask the owner of ${module.name} for a facade method or an event`;
  if (!door) return `${module.name} has no door yet: ${ask}`;
  const offer = door.offers.find(({ name }) => names.includes(name));
  if (offer && !door.isOfNest) return `import ${offer.name} from the door: ${door.file}:${offer.place.line}`;
  const wanted = wordsOf(`${names.join(' ')} ${file.split('/').at(-1)?.split('.')[0]}`);
  if (door.isOfNest) return nestWay(module, door, wanted);
  const best = bestMethod(module, wanted);
  if (best) return `call ${best}; if no method fits, ask for one`;
  const { methods } = door.facades[0] ?? {};
  const known = door.facades[0] && methods?.length ? `: ${door.facades[0].name} has ${methods.join(', ')}` : '';
  return `use what ${door.file} offers${known}; if nothing fits, ${ask}`;
}

/** How many exports of a Nest module a message names. */
const MOST_NAMES = 4;

/** Of a module without a door of its own: what its Nest module exports, and of that first what is called alike. */
function nestWay({ name, folder }: Module, { file, offers }: Door, wanted: ReadonlySet<string>): string {
  const ask = `ask the owner of ${name} to export a service that answers this`;
  const exported = offers.filter(({ from }) => from?.startsWith(`${folder}/`) && roleOf(from) !== 'module');
  const alike = (it: string): number => [...wordsOf(it)].filter((word) => wanted.has(word)).length;
  const names = [...new Set(exported.map((it) => it.name))].sort((a, b) => alike(b) - alike(a));
  if (names.length === 0) return `${file} exports nothing yet: ${ask}`;
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `use what ${file} exports: ${names.slice(0, MOST_NAMES).join(', ')}${more}; or ${ask}`;
}

function bestMethod({ door }: Module, wanted: ReadonlySet<string>): string | null {
  const methods = (door?.facades ?? []).flatMap(({ name, place, methods: all }) =>
    all.map((method) => ({ method: `${name}.${method} (${door?.file}:${place.line})`, words: wordsOf(method) })),
  );
  const scored = methods.map(({ method, words }) => ({
    method,
    hits: [...words].filter((it) => wanted.has(it)).length,
  }));
  const best = scored.reduce((a, b) => (b.hits > a.hits ? b : a), { method: '', hits: 0 });
  return best.hits > 0 ? best.method : null;
}

/** `getUsers(caller, ids)` → get, user, caller, id: enough to find the method that speaks of the same thing. */
function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]{2,}/g) ?? [];
  return new Set(words.map((word) => word.replace(/s$/, '')).filter((word) => !['caller', 'id'].includes(word)));
}
