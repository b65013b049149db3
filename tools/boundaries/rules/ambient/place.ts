import { ownerOfName } from '../../judge/say.ts';
import { isTestCode } from '../../model/layout.ts';
import type { Finding } from '../../model/finding.ts';
import type { Edge } from '../../model/edge.ts';
import type { Tree } from '../../model/tree.ts';
import { homeOf } from '../../model/layout.ts';
import type { Rule, Say, Use } from '../rule.ts';

const here =
  /^(https?|wss?):\/\/([^/@]*@)?(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)(?=[:/*]|$)/;

export const place: Rule = {
  name: 'ambient/place',
  layer: 'types',
  why: 'a file or an address that two modules know is a door that nobody declared',
  bad: "fetch('http://localhost:3000/v1/users'); readFile('libs/modules/identity/words.json'); writeFile('/tmp/plans.json', …)",
  good: 'call the facade; keep files in a folder that the own configuration names',
  edge(use, say) {
    const { edge, from, tree } = use;
    if (from.kind !== 'module' || isTestCode(edge.from.file, tree.layout)) return null;
    if (edge.form === 'file-path') return path(use, say);
    if (edge.form !== 'web-call' || !here.test(edge.specifier ?? '')) return null;
    const fix = 'call the facade of the module that answers there: it runs in the same process';
    return say.of(use, { what: `${from.name} calls this program over the network: ${edge.specifier}`, fix });
  },
  tree: (tree, say) => tree.edges.flatMap((edge) => (edge.form === 'web-call' ? ownRoute(tree, edge, say) : [])),
};

function path({ edge, from, isOwn, tree }: Use, say: Say): Finding | null {
  const { to } = edge;
  if (to.kind === 'file') {
    if (isOwn) return null;
    const owner = homeOf(to.file, tree.layout).name;
    const fix = `ask ${owner} for what is in it: through its facade, or by an event`;
    return say.at(edge.from, {
      what: `${from.name} opens ${to.file}, a file of ${owner}`,
      fix,
      subjects: [edge.from.file, to.file],
    });
  }
  if (to.kind !== 'name' || to.name.startsWith('/dev/') || to.name.startsWith('/proc/')) return null;
  const isNamed = to.name.split('/').some((part) => ownerOfName(tree, part)?.name === from.name);
  if (isNamed) return null;
  const fix = `let the own configuration name the folder, or begin a part of the path with ${from.name}`;
  return say.at(edge.from, {
    what: `${from.name} opens ${to.name}, a path that any module could use`,
    fix,
    subjects: [edge.from.file, to.name],
  });
}

/** `${base}/v1/users`: wherever the base leads, the path is one that another module answers. */
function ownRoute(tree: Tree, edge: Edge, say: Say): Finding[] {
  const from = homeOf(edge.from.file, tree.layout);
  const text = edge.specifier ?? '';
  const at = text.startsWith('*/') ? text.slice(1) : '';
  if (from.kind !== 'module' || at === '' || isTestCode(edge.from.file, tree.layout)) return [];
  const route = tree.edges.find(({ form, specifier, from: where }) => {
    const home = homeOf(where.file, tree.layout);
    const isForeign = home.kind === 'module' && home.name !== from.name && !isTestCode(where.file, tree.layout);
    return form === 'route' && isForeign && isSamePath(at, specifier ?? '');
  });
  if (!route) return [];
  const owner = homeOf(route.from.file, tree.layout).name;
  const fix = `call the facade of ${owner}: it runs in the same process`;
  return [
    say.at(edge.from, {
      what: `${from.name} calls a route of ${owner} over the network: ${text}`,
      fix,
      subjects: [edge.from.file, route.from.file],
    }),
  ];
}

/** Whether a path leads to a route, whose parameters stand for anything. A route of one word could be anybody's. */
function isSamePath(path: string, route: string): boolean {
  const [asked, known] = [path.replace(/[?#].*$/, ''), route].map((it) => it.split('/').filter((part) => part !== ''));
  if (!asked || !known || known.length < 2 || asked.length !== known.length) return false;
  return known.every(
    (part, index) => part === asked[index] || (index > 0 && (part.startsWith(':') || asked[index] === '*')),
  );
}
