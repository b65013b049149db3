import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type ts from 'typescript';
import { digestOfFrame } from '../../cache/inputs.ts';
import { recall, remember } from '../../cache/storage.ts';
import type { LayerName } from '../../model/layer.ts';
import { house } from '../../model/layout.ts';
import type { Layout } from '../../model/layout.ts';
import { TooNarrow } from '../everywhere.ts';
import type { Seen, SyntaxSeen } from '../seen.ts';
import type { Sources } from '../sources.ts';
import type { Part, Survey } from '../survey.ts';
import { affectedBy } from './affected.ts';
import { merge } from './merge.ts';
import { placeBeside } from './remembered.ts';
import type { Remembered } from './remembered.ts';

/** More edited files than this, and everything is looked at again. */
const FEW = 50;

/** The layers that are asked for, and what of them is set up. */
type Wanted = ReadonlySet<LayerName>;

/** What an earlier run saw of a repository, and what of it still holds. Null where nothing can be kept. */
export function openMemory(sources: Sources, layout: Layout, wanted: Wanted): Memory | null {
  const place = placeBeside(sources.root);
  return place === null ? null : new Memory(place, sources, layout, wanted);
}

export class Memory {
  /** What has to be looked at again; `null`: everything. */
  readonly part: Part | null;
  private readonly hashes: Readonly<Record<string, string>>;
  private readonly frame: string;
  private readonly before: Remembered | null;
  private readonly edited: readonly string[];
  private readonly place: string;
  private readonly sources: Sources;

  constructor(place: string, sources: Sources, layout: Layout, wanted: Wanted) {
    this.place = place;
    this.sources = sources;
    const { files, root } = sources;
    const own = new Set(files);
    const texts = new Map(files.map((file) => [file, sources.read(file)]));
    this.hashes = Object.fromEntries([...texts].map(([file, text]) => [file, digest(text)]));
    this.frame = digestOfFrame(root, (file) => own.has(file), [files, layout, [...wanted].sort()]);
    const known = recall<Remembered>(place);
    this.before = known?.frame === this.frame ? known : null;
    const isOpen = new Set(this.before?.seen.syntax.filter(leadsNowhere).map(({ file }) => file));
    this.edited = files.filter((file) => this.before?.hashes[file] !== this.hashes[file] || isOpen.has(file));
    const isWide = this.edited.some((file) => this.before?.wide.includes(file));
    const edits = this.edited.map((file) => ({ file, text: texts.get(file) ?? '' }));
    const isUsable = this.before && edits.length <= FEW && !isWide;
    this.part =
      this.before && isUsable
        ? partOf(this.before, affectedBy(edits, this.before, layout), runsCode(layout, wanted))
        : null;
  }

  /**
   * What was seen now, and of everything else what was seen before; remembered as one.
   * @throws {TooNarrow} something in the part speaks for more than the part
   */
  join(survey: Survey, now: Seen): Seen {
    const { before, part, edited } = this;
    if (!before || !part) throw new TooNarrow('there is nothing to join');
    const wide = wideIn(survey).filter((it) => !before.wide.includes(it));
    if (wide.length > 0) throw new TooNarrow(`${wide.join(', ')} declare something for everybody`);
    const { files } = this.sources;
    const seen = merge(before.seen, now, {
      ...{ files, modules: survey.modules },
      isNewFile: (file) => part.files.has(file),
      isNewModule: (module) => part.modules.has(module),
    });
    if (brandsOf(seen) !== brandsOf(before.seen)) throw new TooNarrow('there are other types of ids');
    const { everywhere } = survey;
    const isKept = (file: string): boolean => !part.files.has(file);
    const asked = { ...pick(before.asked, isKept), ...plain(everywhere.asked) };
    const says = (name: string): string[] => [
      ...(before.naming[name] ?? everywhere.filesNaming(name)).filter((it) => !edited.includes(it)),
      ...edited.filter((file) => survey.parsed.get(file)?.text.includes(name)),
    ];
    this.write({
      ...{ seen, asked, wide: before.wide },
      needed: { ...pick(before.needed, isKept), ...plain(everywhere.needed) },
      naming: Object.fromEntries([...new Set(Object.values(asked).flat())].map((name) => [name, says(name)])),
    });
    return seen;
  }

  /** Remembers a look at everything. */
  keep(survey: Survey, seen: Seen): void {
    const { everywhere } = survey;
    const names = new Set([...everywhere.asked.values()].flatMap((it) => [...it]));
    this.write({
      ...{ seen, asked: plain(everywhere.asked), needed: plain(everywhere.needed), wide: wideIn(survey) },
      naming: Object.fromEntries([...names].map((name) => [name, everywhere.filesNaming(name)])),
    });
  }

  private write(what: Omit<Remembered, 'frame' | 'hashes'>): void {
    remember(this.place, { frame: this.frame, hashes: this.hashes, ...what });
  }
}

function partOf(before: Remembered, { files, modules }: ReturnType<typeof affectedBy>, isWhole: boolean): Part {
  const { seen, asked, needed, naming, wide } = before;
  const known = [...files];
  const names = new Set(known.flatMap((file) => asked[file] ?? []));
  const roots = [
    ...known,
    ...wide,
    ...[...names].flatMap((it) => naming[it] ?? []),
    ...known.flatMap((it) => needed[it] ?? []),
  ];
  const brands = seen.types?.facts.brands ?? [];
  return {
    ...{ files, modules, roots: isWhole ? null : [...new Set(roots)] },
    doorsElsewhere: new Map(seen.doors.filter((it) => !modules.has(it.module)).map((it) => [it.module, it.door])),
    brandsElsewhere: brands.filter(({ file }) => !files.has(file)).map(({ name }) => name),
  };
}

/** The layers that run code want the whole tree, and are asked only where the repository says how. */
const runsCode = ({ composition, run, database }: Layout, wanted: Wanted): boolean =>
  (wanted.has('di') && composition.file !== '') ||
  (wanted.has('orm') && run !== house.run) ||
  (wanted.has('catalog') && database !== '');

/** Files that declare something for all others: scripts, `declare global`, `declare module`. */
function wideIn({ program, sources, parsed }: Survey): string[] {
  const isWide = (source: ts.SourceFile): boolean => {
    const { externalModuleIndicator, moduleAugmentations = [] } = source as Augmenting;
    return !externalModuleIndicator || moduleAugmentations.length > 0;
  };
  const found = program.getSourceFiles().filter((it) => !program.isSourceFileDefaultLibrary(it) && isWide(it));
  const names = found.map(({ fileName }) => fileName);
  const own = names.map((it) => relative(sources.root, it).replaceAll('\\', '/'));
  return own.map((file, index) => (parsed.has(file) ? file : (names[index] ?? file))).sort();
}

/** What the compiler knows of a file, and its public types do not say. */
interface Augmenting {
  readonly externalModuleIndicator?: unknown;
  readonly moduleAugmentations?: readonly unknown[];
}

/** What it leads to may be built by now, in a folder that nobody reads: it is looked at each time. */
const leadsNowhere = ({ imports }: SyntaxSeen): boolean => imports.some(({ to }) => to.kind === 'missing');

const brandsOf = ({ types }: Seen): string => [...new Set(types?.facts.brands.map(({ name }) => name))].sort().join();

const plain = (sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> =>
  Object.fromEntries([...sets].map(([file, names]) => [file, [...names]]));

const pick = <Value>(all: Readonly<Record<string, Value>>, isKept: (key: string) => boolean): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => isKept(key)));

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
