import ts from 'typescript';
import { homeOf, roleOf } from '../../../model/layout.ts';
import type { FacadeFacts, MethodFacts } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { brandFor } from './brands.ts';
import { mirroredBy } from './delegation.ts';
import { isList } from './lists.ts';
import { printMethod } from './printing.ts';
import { isHidden } from './way.ts';
import { fileOf, placeIn } from './where.ts';

/** A method of a facade or port. */
export interface Asked {
  readonly facade: FacadeFacts;
  readonly method: string;
}

/** All that modules can be asked through their doors. */
export interface Facades {
  readonly all: readonly FacadeFacts[];
  readonly byClass: ReadonlyMap<ts.Node, FacadeFacts>;
  /** By each declaration of a method. */
  readonly byMethod: ReadonlyMap<ts.Node, Asked>;
  readonly names: ReadonlySet<string>;
}

/** Classes that doors offer from facade files, and those of port files: there a module asks, and another answers. */
export function readFacades(survey: Survey, origins: Origins, brands: ReadonlySet<string>): Facades {
  const byClass = new Map<ts.Node, FacadeFacts>();
  const byMethod = new Map<ts.Node, Asked>();
  const read = (module: string, node: ts.ClassLikeDeclaration): void => {
    const members = publicMethods(node, survey, origins.checker);
    const isPort = roleOf(node.getSourceFile().fileName) === survey.layout.composition.portRole;
    const methods = members.map((it) => readMethod(it, survey, origins, brands));
    const named = { module, name: node.name?.text ?? 'default', place: placeIn(survey, node) };
    const facade: FacadeFacts = { ...named, kind: isPort ? 'port' : 'facade', methods };
    byClass.set(node, facade);
    for (const { name, declarations = [] } of members) {
      for (const declaration of declarations) byMethod.set(declaration, { facade, method: name });
    }
  };
  for (const { name, door } of survey.modules) {
    for (const node of door ? offeredClasses(survey, origins, door.file) : []) read(name, node);
  }
  const all = [...byClass.values()];
  return { all, byClass, byMethod, names: new Set(all.flatMap(({ methods }) => methods.map(({ name }) => name))) };
}

function offeredClasses({ parsed, layout }: Survey, origins: Origins, door: string): ts.ClassLikeDeclaration[] {
  const roles = ['facade', layout.composition.portRole];
  const source = parsed.get(door);
  const symbol = source && origins.checker.getSymbolAtLocation(source);
  const offers = symbol ? origins.checker.getExportsOfModule(symbol) : [];
  const classes = offers.flatMap((it) => (origins.unaliased(it).declarations ?? []).filter(ts.isClassLike));
  return [...new Set(classes)].filter((it) => roles.includes(roleOf(it.getSourceFile().fileName)));
}

/** Methods of a class that its users see; those of a class of its own module that it extends are among them. */
function publicMethods(node: ts.ClassLikeDeclaration, survey: Survey, checker: ts.TypeChecker): ts.Symbol[] {
  const { name } = homeOf(fileOf(survey, node), survey.layout);
  const type = node.name ? checker.getTypeAtLocation(node) : undefined;
  return (type?.getProperties() ?? []).filter((member) => {
    const [declaration] = member.declarations ?? [];
    if (isHidden(member) || !declaration) return false;
    const home = homeOf(fileOf(survey, declaration), survey.layout);
    if (home.kind !== 'module' || home.name !== name) return false;
    return checker.getTypeOfSymbol(member).getCallSignatures().length > 0;
  });
}

function readMethod(method: ts.Symbol, survey: Survey, origins: Origins, brands: ReadonlySet<string>): MethodFacts {
  const { checker } = origins;
  const node = (method.valueDeclaration ?? method.declarations?.[0]) as ts.Declaration;
  const [signature] = checker.getTypeOfSymbol(method).getCallSignatures();
  const parameters = (signature?.getParameters() ?? []).map((it) => {
    const type = checker.getTypeOfSymbol(it);
    const place = placeIn(survey, it.valueDeclaration ?? node);
    return { name: it.name, place, isList: isList(type, origins), brand: brandFor(it.name, type, brands, checker) };
  });
  return {
    ...{ name: method.name, place: placeIn(survey, node), parameters, signature: printMethod(method, checker) },
    mirrors: mirroredBy(node, survey.layout, origins),
  };
}
