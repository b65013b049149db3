import { readLayout } from '../collect/config.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import { readRecordings } from '../collect/test-run/test-run.ts';
import type { Verdict } from '../model/finding.ts';
import { byPlace } from '../model/finding.ts';
import type { Recording } from '../model/test-run.ts';
import type { Tree } from '../model/tree.ts';
import { testRunRules } from '../rules/test-run/test-run.ts';
import { judgeByRules } from './rules.ts';

/** What other looks at the tree would show. */
const unseen = {
  ...{ packages: [], cruise: null, layers: [], blindLayers: [], unparsed: [] },
  ...{ unread: new Map<string, never>(), baseline: new Map<string, never>() },
};

/** Judges what a run of the tests has caused. Of the tree it needs no more than who there is. */
export async function judgeRun(root: string, recordings: readonly Recording[]): Promise<Verdict> {
  const { layout, file: configFile } = readLayout(root, undefined);
  const faults: string[] = [];
  const sources = sourcesOnDisk(root, layout);
  const modules = readModules(sources, layout, faults).map((it) => ({ ...it, door: null }));
  const schemas = new Set([...modules.map(({ name }) => name), ...layout.sql.sharedSchemas]);
  const { facts, edges } = await readRecordings(recordings, schemas);
  const tree: Tree = {
    ...unseen,
    ...{ layout, configFile, faults, modules, edges, files: sources.files },
    facts: { types: null, di: null, orm: null, catalog: null, testRun: facts },
  };
  const findings = judgeByRules(tree, testRunRules).sort(byPlace);
  const seen = { modules: modules.length, files: sources.files.length, imports: 0, rules: testRunRules.length };
  const says = `${facts.statements} statements`;
  return { findings, blind: faults, seen, layers: [{ name: 'test-run', state: 'ran', says }] };
}
