import { cruiserRules } from '../cruiser/rules.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Layout } from '../model/layout.ts';
import type { Cruise, Tree } from '../model/tree.ts';
import { readBaseline } from './baseline.ts';
import { readLayout } from './config.ts';
import { cruiseApart } from './cruise/apart.ts';
import type { Cruiser } from './cruise/apart.ts';
import { runCruise } from './cruise/cruise.ts';
import { remembering } from './cruise/memory.ts';
import { TooNarrow } from './everywhere.ts';
import { joinLayers, runLayers } from './layers.ts';
import type { Ran } from './layers.ts';
import { readModules } from './manifests.ts';
import { openMemory } from './memory/memory.ts';
import type { Memory } from './memory/memory.ts';
import { look } from './seen.ts';
import type { Seen } from './seen.ts';
import { overlaid, sourcesOnDisk } from './sources.ts';
import type { Overlay, Sources } from './sources.ts';
import { surveyOf } from './survey.ts';
import type { Survey } from './survey.ts';

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
  const wanted = layers ?? new Set(layout.layers);
  const memory = overlay || isFresh ? null : openMemory(sources, layout, wanted);
  const faults: string[] = [];
  const sight = { sources, layout, wanted, faults, alone, isFresh };
  const { survey, seen, ran } = (memory && (await lookAgain(memory, sight))) ?? (await lookAtAll(memory, sight));
  const others = joinLayers(seen, ran);
  return {
    ...{ layout, configFile, faults, modules: survey.modules, files: sources.files, packages: packagesOf(sources) },
    cruise: await cruising,
    edges: [...seen.syntax.flatMap((it) => it.imports), ...others.edges],
    facts: others.facts,
    baseline: readBaseline(sources, faults),
    layers: others.reports,
    blindLayers: others.blind,
    unparsed: seen.syntax.flatMap((it) => it.unparsed),
    unread: new Map(seen.syntax.map(({ file, unread }) => [file, unread])),
  };
}

interface Sight {
  readonly sources: Sources;
  readonly layout: Layout;
  readonly wanted: ReadonlySet<LayerName>;
  readonly faults: string[];
  readonly alone: boolean;
  readonly isFresh: boolean;
}

interface Sighted {
  readonly survey: Survey;
  readonly seen: Seen;
  readonly ran: Ran;
}

/** Everything is read. */
async function lookAtAll(memory: Memory | null, { sources, layout, wanted, faults, ...how }: Sight): Promise<Sighted> {
  const survey = { ...surveyOf(sources, layout, faults), ...how };
  const running = runLayers(survey, wanted);
  const seen = await look(survey, wanted);
  memory?.keep(survey, seen);
  return { survey, seen, ran: await running };
}

/** What cannot have changed is remembered; `null` where it turns out that this will not do. */
async function lookAgain(memory: Memory, { sources, layout, wanted, faults, ...how }: Sight): Promise<Sighted | null> {
  const { part } = memory;
  if (!part) return null;
  const mistakes: string[] = [];
  try {
    const survey = { ...surveyOf(sources, layout, mistakes, part), ...how };
    const running = runLayers(survey, wanted);
    // Where this look will not do, nobody waits for them.
    running.catch(() => undefined);
    const seen = memory.join(survey, await look(survey, wanted));
    faults.push(...mistakes);
    return { survey, seen, ran: await running };
  } catch (error) {
    if (error instanceof TooNarrow) return null;
    throw error;
  }
}

/** Begins at once: it works in a process of its own. A test's engine is not asked to remember anything. */
function cruise(sources: Sources, layout: Layout, { cruise: own }: Engines, isFresh: boolean): Promise<Cruise> {
  const rules = cruiserRules(layout, readModules(sources, layout, []));
  const cruising = runCruise(own === cruiseApart && !isFresh ? remembering(own, sources) : own, sources, rules);
  // Whoever waits for it hears of it; a mistake that comes before must not end the program meanwhile.
  cruising.catch(() => undefined);
  return cruising;
}

function packagesOf(sources: Sources): string[] {
  if (!sources.has('package.json')) return [];
  const read = JSON.parse(sources.read('package.json')) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...read['dependencies'], ...read['devDependencies'], ...read['peerDependencies'] });
}
