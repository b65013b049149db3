import ts from 'typescript';
import { roleOf } from '../../../model/layout.ts';
import type { Layout } from '../../../model/layout.ts';
import type { Origins } from '../origins.ts';

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
