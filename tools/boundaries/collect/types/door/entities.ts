import ts from 'typescript';
import { roleOf } from '../../../model/layout.ts';
import type { Layout } from '../../../model/layout.ts';
import type { Origins } from '../origins.ts';
import { isNameless } from './way.ts';

/** Entities are looked for so deep inside of what is handed over. */
const MOST_STEPS = 3;

/** Tells the classes that an ORM maps to tables: by what decorates them, whatever their file is called. */
export class Entities {
  private readonly known = new Map<ts.ClassLikeDeclaration, boolean>();
  private readonly layout: Layout;
  private readonly origins: Origins;

  constructor(layout: Layout, origins: Origins) {
    this.layout = layout;
    this.origins = origins;
  }

  isEntity(symbol: ts.Symbol): boolean {
    return symbol.declarations?.some((it) => ts.isClassLike(it) && this.isMapped(it)) ?? false;
  }

  /** The mapped class that declares a member, of whatever object the member was taken into. */
  declaring(member: ts.Symbol): ts.ClassLikeDeclaration | undefined {
    const classes = member.declarations?.flatMap(({ parent }) => (ts.isClassLike(parent) ? [parent] : [])) ?? [];
    return classes.find((it) => this.isMapped(it));
  }

  /** The entity that a value is, holds, or is made of. */
  within(type: ts.Type, depth = 0): ts.Symbol | undefined {
    const { checker } = this.origins;
    const symbol = type.symbol as ts.Symbol | undefined;
    if (depth > MOST_STEPS) return undefined;
    if (symbol && this.isEntity(symbol)) return symbol;
    const isReference = (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference;
    const held = [
      ...(type.isUnionOrIntersection() ? type.types : []),
      ...(type.flags & ts.TypeFlags.Object && isReference ? checker.getTypeArguments(type as ts.TypeReference) : []),
    ];
    for (const it of held) {
      const found = this.within(it, depth + 1);
      if (found) return found;
    }
    const isPackages = symbol && !isNameless(symbol) && this.origins.ofSymbol(symbol)?.kind === 'package';
    if (!(type.flags & ts.TypeFlags.Object) || isPackages || type.getCallSignatures().length > 0) return undefined;
    for (const member of type.getProperties()) {
      const { name } = this.declaring(member) ?? {};
      const found = name ? checker.getSymbolAtLocation(name) : this.within(checker.getTypeOfSymbol(member), depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  private isMapped(node: ts.ClassLikeDeclaration): boolean {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const isMapped = this.isDecorated(node) || node.members.some((it) => this.isColumn(it));
    this.known.set(node, isMapped);
    return isMapped;
  }

  private isColumn(member: ts.ClassElement): boolean {
    return ts.isPropertyDeclaration(member) && this.isDecorated(member);
  }

  /** A table's decorator may be a wrapper of shared code, so a decorated class of an entity file is one, too. */
  private isDecorated(node: ts.ClassLikeDeclaration | ts.PropertyDeclaration): boolean {
    const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
    const isEntityFile = roleOf(node.getSourceFile().fileName) === 'entity' && this.layout.orm.roles.includes('entity');
    if (isEntityFile && decorators.length > 0) return true;
    return decorators.some(({ expression }) => {
      const maker = ts.isCallExpression(expression) ? expression.expression : expression;
      const origin = this.origins.ofSymbol(this.origins.checker.getSymbolAtLocation(maker));
      return origin?.kind === 'package' && this.layout.orm.packages.includes(origin.package);
    });
  }
}
