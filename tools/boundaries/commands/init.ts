import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Draft } from '../adopt/draft.ts';
import { draftOf, ormOf } from '../adopt/draft.ts';
import type { Sight } from '../adopt/look.ts';
import { lookAround } from '../adopt/look.ts';
import { arrowsIn, isDoorInUse, knowingShared } from '../adopt/uses.ts';
import { configName } from '../collect/config.ts';
import { readJsonObject } from '../collect/json.ts';
import type { Look } from '../collect/tree.ts';
import { inspect } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Tree } from '../model/tree.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Call, ExitCode } from './call.ts';

const imports: ReadonlySet<LayerName> = new Set(['imports']);

/** Writes a first configuration from what a repository looks like, and says what was seen and what was guessed. */
export async function init(call: Call): Promise<ExitCode> {
  const { words, io, command } = call;
  const root = resolve(words.look.root);
  const file = join(root, configName);
  if (existsSync(file)) return arrowsAnew(root, file, call);
  const sight = lookAround(root);
  const first = draftOf(sight, catalogue);
  const tree = await seen({ root, overlay: new Map([[configName, JSON.stringify(first)]]), layers: imports });
  const door = first.door === '' || isDoorInUse(tree) ? first.door : '';
  const draft = { ...first, door, manifests: arrowsIn(tree) };
  write(file, draft);
  io.out(report(draft, sight, { knowing: knowingShared(tree), command }));
  return 0;
}

/** Floors that were corrected by hand make other modules, and those have other arrows. */
async function arrowsAnew(root: string, file: string, { io }: Call): Promise<ExitCode> {
  const faults: string[] = [];
  const json = readJsonObject(configName, readFileSync(file, 'utf8'), faults);
  if (!json) throw new CannotJudge(faults);
  const config = json.value as Partial<Draft>;
  const tree = 'manifests' in config ? null : await seen({ root, layers: imports });
  if (tree === null || tree.modules.some(({ hasManifest }) => hasManifest)) {
    const how = 'take "manifests" out of it, and init writes those anew; or delete it to begin anew';
    throw new CannotJudge([`${configName} is there already: ${how}`]);
  }
  const manifests = arrowsIn(tree);
  const floors = { modules: tree.modules.map(({ folder }) => folder), shared: [config.shared ?? []].flat() };
  const orm = ormOf({ ...lookAround(root), ...floors }, config.orm);
  write(file, { ...config, orm, manifests });
  const arrows = Object.values(manifests).flatMap(({ dependsOn }) => dependsOn).length;
  io.out(
    `wrote the manifests of ${tree.modules.length} modules into ${configName}; they have ${arrows} arrows today\n`,
  );
  return 0;
}

async function seen(look: Look): Promise<Tree> {
  const tree = await inspect(look);
  if (tree.faults.length > 0) throw new CannotJudge(tree.faults);
  return tree;
}

const write = (file: string, config: object): void => writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);

interface Told {
  readonly knowing: readonly string[];
  readonly command: string;
}

function report(draft: Draft, { strange, generated }: Sight, { knowing, command }: Told): string {
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
    ...(knowing.length > 0
      ? [`          of those, modules are used by ${knowing.join(', ')}: is one a module itself?`]
      : []),
    `tools     ${listed(draft.tools)}`,
    `database  ${draft.orm.packages.join(', ') || 'no package that is known'}`,
    ...(strange.length > 0
      ? [`unseen    ${strange.join(', ')}: nothing there looks like a part of the product ("ignored")`]
      : []),
    ...(generated.length > 0 ? [`generated ${generated.join(', ')}: written by a program ("ignored")`] : []),
    `advisory  ${draft.advisory.join(', ')}: told, and no reason to fail until you take them out of "advisory"`,
    `off       di, orm, catalog: they run your code, and the configuration has to say how ("composition", "run", "database")`,
    '',
    `next: ${command} judges, ${script} explain RULE says why a rule exists, and ${script} baseline freezes what is found today.`,
    '',
  ];
  return lines.join('\n');
}
