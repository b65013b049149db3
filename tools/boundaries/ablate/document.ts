type Json = Readonly<Record<string, unknown>>;

export interface Difference {
  readonly operations: number;
  readonly components: number;
  readonly faults: readonly string[];
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Whether an OpenAPI document has lost a module's part, and that alone: operations under the paths of its controllers,
 * components that nothing else refers to, and tags that nothing else bears.
 */
export function compareDocuments(before: Json, after: Json, isOwnPath: (path: string) => boolean): Difference {
  const [had, has] = [operationsOf(before), operationsOf(after)];
  const lost = [...had.keys()].filter((it) => !has.has(it));
  const foreign = lost.filter((it) => !isOwnPath(it.slice(it.indexOf(' ') + 1)));
  const parts = compareComponents(before, after, lost);
  const rest = (document: Json): Json => ({ ...document, paths: null, components: null, tags: null });
  const faults = [
    ...foreign.map((it) => `${it} is gone, and is no route of the module`),
    ...[...has].flatMap(([it, operation]) =>
      same(had.get(it), operation) ? [] : [`${it} ${had.has(it) ? 'differs' : 'is new'}`],
    ),
    ...parts.faults,
    ...compareTags(before, after, has),
    ...(same(rest(before), rest(after)) ? [] : ['what the document says of itself differs']),
  ];
  return { operations: lost.length, components: parts.lost, faults };
}

function operationsOf({ paths }: Json): Map<string, unknown> {
  const all = isObject(paths) ? Object.entries(paths) : [];
  return new Map(
    all.flatMap(([path, item]) =>
      Object.entries(isObject(item) ? item : {}).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    ),
  );
}

function componentsOf({ components }: Json): Map<string, unknown> {
  const sections = isObject(components) ? Object.entries(components) : [];
  return new Map(
    sections.flatMap(([section, items]) =>
      Object.entries(isObject(items) ? items : {}).map(([name, it]) => [`${section}/${name}`, it] as const),
    ),
  );
}

function compareComponents(before: Json, after: Json, lostOperations: readonly string[]) {
  const [had, has] = [componentsOf(before), componentsOf(after)];
  const operations = operationsOf(before);
  const theirs = reachable(
    lostOperations.map((it) => operations.get(it)),
    had,
  );
  const needed = reachable([...operationsOf(after).values(), ...has.values()], has);
  const lost = [...had.keys()].filter((it) => !has.has(it));
  const faults = [
    ...lost.filter((it) => needed.has(it)).map((it) => `${it} is gone, and something still refers to it`),
    ...lost
      .filter((it) => !theirs.has(it))
      .map((it) => `${it} is gone, and none of the module's operations refers to it`),
    ...[...has].flatMap(([it, value]) =>
      same(had.get(it), value) ? [] : [`${it} ${had.has(it) ? 'differs' : 'is new'}`],
    ),
  ];
  return { lost: lost.length, faults };
}

/** Components that values refer to, and those that these refer to. */
function reachable(values: readonly unknown[], components: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value ?? null).matchAll(/"#\/components\/([^"]+)"/g)) {
      if (name === undefined || found.has(name)) continue;
      found.add(name);
      visit(components.get(name));
    }
  };
  for (const value of values) visit(value);
  return found;
}

function compareTags(before: Json, after: Json, operations: ReadonlyMap<string, unknown>): string[] {
  const list = ({ tags }: Json): readonly unknown[] => (Array.isArray(tags) ? tags : []);
  const [had, has] = [list(before), list(after)];
  const nameOf = (tag: unknown): unknown => (isObject(tag) ? tag['name'] : tag);
  const borne = new Set(
    [...operations.values()].flatMap((it) =>
      isObject(it) && Array.isArray(it['tags']) ? (it['tags'] as unknown[]) : [],
    ),
  );
  const lost = had.filter((tag) => !has.some((it) => same(it, tag)));
  return [
    ...lost
      .filter((tag) => borne.has(nameOf(tag)))
      .map((tag) => `the tag ${String(nameOf(tag))} differs, and operations bear it`),
    ...has.filter((tag) => !had.some((it) => same(it, tag))).map((tag) => `the tag ${String(nameOf(tag))} is new`),
  ];
}
