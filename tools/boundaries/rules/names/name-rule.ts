import { ownerOfName } from '../../judge/say.ts';
import type { NameSpace } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import { isTestCode } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule, Say, Use } from '../rule.ts';

interface Words extends Pick<Rule, 'why' | 'bad' | 'good'> {
  readonly name: string;
  readonly space: NameSpace;
  /** What messages call such a name. */
  readonly thing: string;
  /** Names that are everybody's by a standard. */
  readonly isStandard?: (name: string) => boolean;
  /** What people put in front of a name of their own. */
  readonly custom?: RegExp;
  /** Tests speak to the product from outside, where names are what they are. */
  readonly notInTests?: true;
}

/** A rule on names of one kind: each has one owner, and begins with its name. */
export function nameRule({ space, thing, isStandard, custom, notInTests, ...rule }: Words): Rule {
  return {
    ...rule,
    layer: 'types',
    edge(use, say) {
      const { edge, from, tree } = use;
      if (edge.form !== `name-${space}`) return null;
      if (notInTests && isTestCode(edge.from.file, tree.layout)) return null;
      if (edge.to.kind === 'name' && isStandard?.(edge.to.name)) return null;
      return from.kind === 'module' ? ofModule(use, thing, custom, say) : ofShared(use, thing, say);
    },
  };
}

function ofModule(use: Use, thing: string, custom: RegExp | undefined, say: Say): Finding | null {
  const { edge, from, tree } = use;
  const own = `${from.name}:, ${from.name}. or ${from.name}_`;
  if (edge.to.kind !== 'name') {
    const fix = `let it begin with a constant of this module's own: ${own}; what comes behind may be computed`;
    return say.of(use, { what: `${from.name} uses ${thing} that is computed: ${edge.specifier}`, fix });
  }
  const { name } = edge.to;
  const owner = ownerOfName(tree, custom ? name.replace(custom, '') : name);
  if (owner?.name === from.name) return null;
  const shown = edge.names.includes('head') ? `${name}…` : name;
  if (!owner) {
    const owns = `"owns" of ${moduleNamed(tree, from.name)?.manifestFile ?? tree.layout.manifest}`;
    const fix = `let it begin with the module's name (${own}), or list its prefix under ${owns}`;
    return say.of(use, { what: `${from.name} uses ${thing} that nobody owns: ${shown}`, fix });
  }
  const fix = `ask ${owner.name} through its facade, or hear its events; a name of your own begins with ${own}`;
  return say.of(use, { what: `${from.name} uses ${thing} of ${owner.name}: ${shown}`, fix });
}

/** Shared code knows no module, by name either. */
function ofShared(use: Use, thing: string, say: Say): Finding | null {
  const { edge, tree } = use;
  const owner = edge.to.kind === 'name' ? ownerOfName(tree, edge.to.name) : undefined;
  if (!owner || isTestCode(edge.from.file, tree.layout)) return null;
  const fix = `leave it to ${owner.name}, or let the module that calls say the name`;
  return say.of(use, { what: `shared code uses ${thing} of ${owner.name}: ${edge.specifier}`, fix });
}
