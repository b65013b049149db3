import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Draft } from '../adopt/draft.ts';
import { draftOf } from '../adopt/draft.ts';
import type { Sight } from '../adopt/look.ts';
import { lookAround } from '../adopt/look.ts';
import { configName } from '../collect/config.ts';
import { inspect } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import { homeOf, isTestCode } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Call, ExitCode } from './call.ts';

/** Writes a first configuration from what a repository looks like, and says what was seen and what was guessed. */
export async function init({ words, io, command }: Call): Promise<ExitCode> {
  const root = resolve(words.look.root);
  const file = join(root, configName);
  if (existsSync(file)) throw new CannotJudge([`${configName} is there already: delete it to begin anew`]);
  const sight = lookAround(root);
  const draft = draftOf(sight, catalogue);
  const overlay = new Map([[configName, JSON.stringify(draft)]]);
  const tree = await inspect({ root, overlay, layers: new Set(['imports']) });
  const manifests = Object.fromEntries(tree.modules.map(({ name }) => [name, { dependsOn: arrowsFrom(tree, name) }]));
  const { faults } = tree;
  if (faults.length > 0) throw new CannotJudge(faults);
  writeFileSync(file, `${JSON.stringify({ ...draft, manifests }, null, 2)}\n`);
  io.out(report({ ...draft, manifests }, sight, command));
  return 0;
}

/** The modules whose files the shipped files of one import: the arrows that there are, good or not. */
function arrowsFrom({ edges, layout }: Tree, name: string): string[] {
  const targets = edges.flatMap(({ from, to, via }) => {
    if (via !== 'import' || to.kind !== 'file' || isTestCode(from.file, layout)) return [];
    const [user, used] = [homeOf(from.file, layout), homeOf(to.file, layout)];
    return user.kind === 'module' && user.name === name && used.kind === 'module' && used.name !== name
      ? [used.name]
      : [];
  });
  return [...new Set(targets)].sort();
}

function report(draft: Draft, { strange }: Sight, command: string): string {
  const listed = (floor: string | readonly string[]): string =>
    (typeof floor === 'string' ? floor : floor.join(', ')) || 'none';
  const arrows = Object.values(draft.manifests).flatMap(({ dependsOn }) => dependsOn).length;
  const names = Object.keys(draft.manifests);
  const script = command.startsWith('npm run') ? `${command} --` : command;
  const lines = [
    `wrote ${configName}; every line of it is yours to change`,
    '',
    `modules   ${names.length}, by ${draft.modules.join(', ')}: ${names.join(', ')}`,
    `arrows    ${arrows}, as the imports are today: manifests.<module>.dependsOn; owners are yet to be named`,
    `door      ${draft.door || 'none: of a module others may use its *.module.ts, what that exports, and files of doorRoles'}`,
    `shared    ${listed(draft.shared)}`,
    `tools     ${listed(draft.tools)}`,
    `database  ${draft.orm.packages.join(', ') || 'no package that is known'}`,
    ...(strange.length > 0
      ? [`unseen    ${strange.join(', ')}: nothing there looks like a part of the product ("ignored")`]
      : []),
    `advisory  ${draft.advisory.join(', ')}: told, and no reason to fail until you take them out of "advisory"`,
    `off       di, orm, catalog: they run your code, and the configuration has to say how ("composition", "run", "database")`,
    '',
    `next: ${command} judges, ${script} explain RULE says why a rule exists, and ${script} baseline freezes what is found today.`,
    '',
  ];
  return lines.join('\n');
}
