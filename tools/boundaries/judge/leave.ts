import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/finding.ts';
import { homeOf } from '../model/layout.ts';
import type { Module, Tree, Waiver } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';

/** What is broken with leave: findings, marked where a manifest or the baseline has leave for them. */
export interface Leave {
  readonly findings: readonly Finding[];
  readonly unused: readonly Waiver[];
  /** Entries of the baseline that stand for more than there is, and by how much. */
  readonly gone: readonly Gone[];
}

export interface Gone {
  readonly file: string;
  readonly fingerprint: string;
  readonly left: number;
}

/** Leave is asked of manifests first: what one gives has a reason, and what is frozen only has a past. */
export function giveLeave(tree: Tree, findings: readonly Finding[], today: string): Leave {
  const used = new Set<Waiver>();
  const waived = findings.map((finding) => {
    const waiver = waiverFor(tree, finding, today);
    if (!waiver) return finding;
    used.add(waiver);
    return { ...finding, waived: { reason: waiver.reason, until: waiver.until } };
  });
  const all = tree.modules.flatMap(({ manifest }) => manifest?.waivers ?? []);
  const unused = all.filter((it) => isInForce(it, today) && !used.has(it));
  return { ...freeze(tree, waived), unused };
}

function waiverFor(tree: Tree, { rule, place, subjects }: Finding, today: string): Waiver | undefined {
  const home = homeOf(place.file, tree.layout);
  const module = home.kind === 'module' ? moduleNamed(tree, home.name) : undefined;
  const [from = '', to = ''] = subjects;
  return module?.manifest?.waivers.find(
    (it) => isInForce(it, today) && it.rule === rule && isNamed(from, it.from, module) && isNamed(to, it.to, module),
  );
}

/** A subject by its whole name, without the symbol of a file, or by its path within the module. */
const isNamed = (subject: string, name: string, { folder }: Module): boolean => {
  const file = subject.replace(/#.*$/, '');
  return [subject, file].includes(name) || (file.startsWith(`${folder}/`) && file.slice(folder.length + 1) === name);
};

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export const isInForce = ({ reason, until }: Waiver, today: string): boolean =>
  reason.trim() !== '' && isDay(until) && until >= today;

/** Of a finding that is there more often than it was, those further down are the new ones. */
function freeze(tree: Tree, findings: readonly Finding[]): Pick<Leave, 'findings' | 'gone'> {
  const left = new Map(
    [...tree.baseline].flatMap(([file, entries]) => [...entries].map(([it, { count }]) => [keyOf(file, it), count])),
  );
  const marked = findings.map((finding) => {
    const key = keyOf(baselineFileOf(tree, finding), fingerprint(finding));
    const count = left.get(key) ?? 0;
    if (count === 0 || finding.waived || finding.advisory) return finding;
    left.set(key, count - 1);
    return { ...finding, frozen: true as const };
  });
  const gone = [...left]
    .filter(([, count]) => count > 0)
    .map(([key, count]): Gone => {
      const [file = '', print = ''] = key.split('\0');
      return { file, fingerprint: print, left: count };
    });
  return { findings: marked, gone };
}

const keyOf = (file: string, print: string): string => `${file}\0${print}`;

/** The file of the part that breaks the rule: a module by its name, others by their floor. */
export function baselineFileOf({ layout }: Tree, { place }: Finding): string {
  const home = homeOf(place.file, layout);
  return `.boundaries/${home.kind === 'module' ? home.name : `_${home.kind}`}.json`;
}
