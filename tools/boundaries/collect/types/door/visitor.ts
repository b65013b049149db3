import ts from 'typescript';
import type { Origins } from '../origins.ts';
import type { Entities } from './entities.ts';
import { isHidden, isNameless } from './way.ts';
import type { Way } from './way.ts';

/** What a walk over types tells, and asks. */
export interface Sight {
  /** A name on the way. Whether what it is made of can be seen from here. */
  readonly name: (symbol: ts.Symbol, way: Way) => boolean;
  /** An object that is made of the columns of this entity. */
  readonly columns: (entity: ts.Symbol, way: Way) => void;
  readonly any: (way: Way) => void;
  /** Whether a declaration is one to point at. */
  readonly isNear: (node: ts.Node) => boolean;
}

/** Walks over all that a type shows: names, arguments, members, parameters, results. Private members are not shown. */
export class Visitor {
  private readonly sight: Sight;
  private readonly origins: Origins;
  private readonly entities: Entities;
  private readonly checker: ts.TypeChecker;

  constructor(sight: Sight, origins: Origins, entities: Entities) {
    this.sight = sight;
    this.origins = origins;
    this.entities = entities;
    this.checker = origins.checker;
  }

  visit(type: ts.Type, way: Way): void {
    const { aliasSymbol, aliasTypeArguments = [] } = type;
    if (type.flags & ts.TypeFlags.Any) return this.sight.any(way);
    if (way.seen.has(type)) return this.nameAgain(type, way);
    way.seen.add(type);
    for (const argument of aliasTypeArguments) this.visit(argument, way);
    if (!aliasSymbol || this.sight.name(aliasSymbol, way)) this.structure(type, way);
  }

  structure(type: ts.Type, way: Way): void {
    if (type.isUnionOrIntersection()) return type.types.forEach((it) => this.visit(it, way));
    if (type.flags & ts.TypeFlags.Object) return this.object(type as ts.ObjectType, way);
    const symbol = type.symbol as ts.Symbol | undefined;
    if (type.flags & ts.TypeFlags.EnumLike && symbol) this.sight.name(this.enumOf(symbol), way);
    if (!(type.flags & ts.TypeFlags.Instantiable) || (type as { isThisType?: true }).isThisType) return;
    const wider = this.checker.getBaseConstraintOfType(type);
    const usual = type.isTypeParameter() ? this.checker.getDefaultFromTypeParameter(type) : undefined;
    for (const it of [wider, usual]) if (it && it !== type) this.visit(it, way);
  }

  signatures(type: ts.Type, way: Way): void {
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.typeParameters ?? []) this.visit(parameter, way);
      for (const parameter of signature.getParameters()) {
        const node = parameter.valueDeclaration;
        const isNear = node !== undefined && this.sight.isNear(node);
        this.visit(this.checker.getTypeOfSymbol(parameter), way.to('parameter', isNear ? node : way.node));
      }
      this.visit(signature.getReturnType(), way.to('result'));
    }
  }

  /** Somebody else's declaration of the same is a place of its own. */
  private nameAgain({ aliasSymbol, symbol }: ts.Type, way: Way): void {
    const named = aliasSymbol ?? symbol;
    if (named && !isNameless(named)) this.sight.name(named, way);
  }

  private enumOf(symbol: ts.Symbol): ts.Symbol {
    const [member] = symbol.declarations ?? [];
    const owner = member && ts.isEnumMember(member) ? this.checker.getSymbolAtLocation(member.parent.name) : undefined;
    return owner ?? symbol;
  }

  private object(type: ts.ObjectType, way: Way): void {
    const symbol = type.symbol as ts.Symbol | undefined;
    for (const argument of this.given(type)) this.visit(argument, way);
    if (this.checker.isTupleType(type) || (symbol && !this.sight.name(symbol, way))) return;
    // A package's own classes are its own business; what they hold of ours came as an argument.
    if (symbol && !isNameless(symbol) && this.origins.ofSymbol(symbol)?.kind === 'package') return;
    this.signatures(type, way);
    for (const { type: value } of this.checker.getIndexInfosOfType(type)) this.visit(value, way);
    for (const member of this.checker.getPropertiesOfType(type)) if (!this.member(member, way)) return;
  }

  /** Arguments of a generic type; `any` where the type itself has it for a default, as generators do, says nothing. */
  private given(type: ts.ObjectType): readonly ts.Type[] {
    if (!(type.objectFlags & ts.ObjectFlags.Reference)) return [];
    const reference = type as ts.TypeReference;
    const isAny = (it: ts.Type | undefined): boolean => it !== undefined && (it.flags & ts.TypeFlags.Any) !== 0;
    const usual = reference.target.typeParameters?.map((it) => this.checker.getDefaultFromTypeParameter(it)) ?? [];
    return this.checker.getTypeArguments(reference).filter((it, index) => !(isAny(it) && isAny(usual[index])));
  }

  /** False where the object is made of what an entity declares: one column says it for all of them. */
  private member(member: ts.Symbol, way: Way): boolean {
    if (isHidden(member)) return true;
    const entity = this.entities.declaring(member);
    const mapped = entity?.name && this.checker.getSymbolAtLocation(entity.name);
    if (mapped) {
      this.sight.columns(mapped, way);
      return false;
    }
    const [node] = member.declarations ?? [];
    const isNear = node !== undefined && this.sight.isNear(node) && !ts.isFunctionLike(way.node);
    const next = isNear ? way.to('member', node, `${way.through}.${member.name}`) : way;
    this.visit(this.checker.getTypeOfSymbol(member), next);
    return true;
  }
}
