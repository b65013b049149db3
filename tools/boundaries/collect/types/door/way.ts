import ts from 'typescript';
import type { Reach } from '../../../model/types.ts';

/** How far the walk through a door has come: the last declaration of the module's own, and what was seen behind it. */
export class Way {
  readonly node: ts.Node;
  readonly through: string;
  readonly as: Reach['as'];
  /** Types may hold themselves. */
  readonly seen: Set<ts.Type>;

  constructor(node: ts.Node, through: string, as: Reach['as'], seen = new Set<ts.Type>()) {
    this.node = node;
    this.through = through;
    this.as = as;
    this.seen = seen;
  }

  /** Where a reader looks for it: the name, not the decorators and comments before it. */
  get at(): ts.Node {
    return ts.getNameOfDeclaration(this.node as ts.Declaration) ?? this.node;
  }

  to(as: Reach['as'], node: ts.Node = this.node, through: string = this.through): Way {
    return new Way(node, through, as, this.seen);
  }
}

/** Members that nobody outside of the class can name. */
export function isHidden(member: ts.Symbol): boolean {
  const [declaration] = member.declarations ?? [];
  if (member.flags & ts.SymbolFlags.Prototype) return true;
  if (!declaration) return false;
  const name = ts.getNameOfDeclaration(declaration);
  if (name && ts.isPrivateIdentifier(name)) return true;
  const closed = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (ts.getCombinedModifierFlags(declaration) & closed) !== 0;
}

/** `__type`, `__object`, `__function`: what the compiler calls things without a name. */
export const isNameless = ({ escapedName }: ts.Symbol): boolean => String(escapedName).startsWith('__');
