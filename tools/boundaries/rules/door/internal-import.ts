import { arrowLine, rightWay } from '../../judge/advice.ts';
import { foreignImport, listed } from '../../judge/use.ts';
import type { ForeignImport } from '../../judge/use.ts';
import { isTestCode, nameOf, roleOf } from '../../model/layout.ts';
import type { Home, Layout } from '../../model/layout.ts';
import { isEntrance } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';

/** Where modules have no doors, their tests often lie outside of them, and take what they test by its file. */
const isTestBesideDoorless = (layout: Layout, file: string, { kind }: Home): boolean =>
  layout.door === '' && kind !== 'module' && isTestCode(file, layout);

/** Nest's `ConfigModule.forRoot({ load: [usersConfig] })`: who composes a module loads the configuration that it brings along. */
const isLoadedByRoot = ({ edge, from }: Use, { file, module }: ForeignImport): boolean =>
  module.door?.isOfNest === true && from.kind === 'root' && roleOf(file) === 'config' && edge.form === 'import';

export const internalImport: Rule = {
  name: 'door/internal-import',
  layer: 'imports',
  why: 'a module may rename, split or move what its door does not offer, without asking anybody',
  bad: "import { User } from '../identity/users/user.entity.js';",
  good: "import { IdentityFacade } from '../identity/index.js';",
  edge(use, say) {
    const foreign = foreignImport(use);
    if (!foreign) return null;
    const { tree, edge, from } = use;
    const { file, module } = foreign;
    if (isEntrance(module, file) || isLoadedByRoot(use, foreign)) return null;
    if (isTestBesideDoorless(tree.layout, edge.from.file, from)) return null;
    const user = from.kind === 'root' ? edge.from.file : nameOf(from, tree.layout);
    const offered = module.door?.offers.some(({ name, from: source }) => source === file && edge.names.includes(name));
    const where = offered ? `around the door of ${module.name}` : `which ${module.name} does not offer`;
    return say.of(use, {
      what: `${user} uses ${listed(edge.names)}, declared in ${file}, ${where}`,
      why: `${module.name} may rename, split or move that file without asking ${user}`,
      fix: fixOf(use, foreign),
      owner: arrowLine(tree, from, module),
    });
  },
};

function fixOf({ tree, edge, from }: Use, { module, file }: ForeignImport): string {
  const { door, name, folder } = module;
  const way = rightWay(module, edge.names, file);
  if (!door?.isOfNest) return way;
  const own = door.offers.find((it) => it.from === door.file)?.name ?? name;
  if (from.kind === 'root' || from.kind === 'app')
    return `let ${own} (${door.file}) set this up itself: who composes ${name} then names nothing else of it`;
  const named = edge.names.filter((it) => it !== '*' && it !== 'default').join(', ');
  // An entity or a repository stays inside, whoever would like to offer it.
  const isMeantFor = named !== '' && !tree.layout.orm.roles.includes(roleOf(file));
  return isMeantFor ? `${way}; or, if ${named} is meant for others, to offer it in ${folder}/index.ts` : way;
}
