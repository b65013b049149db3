import { relative } from 'node:path';
import ts from 'typescript';
import { homeOf, roleOf } from '../../../model/layout.ts';
import type { Module } from '../../../model/tree.ts';
import type { Reach } from '../../../model/types.ts';
import { placeOf } from '../../places.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { toTarget } from '../origins.ts';
import type { Entities } from './entities.ts';
import { Visitor } from './visitor.ts';
import { isHidden, isNameless, Way } from './way.ts';

/** Classes of these roles are made by the container: nobody else calls their constructors. */
const injected: ReadonlySet<string> = new Set(['module', 'facade', 'ports']);

/** What a consumer can reach through the door of one module, and through its events, as the checker knows it. */
export function readClosure(module: Module, survey: Survey, origins: Origins, entities: Entities): Reach[] {
  return new Closure(module, survey, origins, entities).read();
}

class Closure {
  private readonly found = new Map<string, Reach>();
  private readonly walked = new Set<ts.Symbol>();
  private readonly offered = new Set<ts.Symbol>();
  private readonly visitor: Visitor;
  private readonly module: Module;
  private readonly survey: Survey;
  private readonly origins: Origins;
  private readonly entities: Entities;

  constructor(module: Module, survey: Survey, origins: Origins, entities: Entities) {
    this.module = module;
    this.survey = survey;
    this.origins = origins;
    this.entities = entities;
    const sight = {
      name: (symbol: ts.Symbol, way: Way) => this.name(symbol, way),
      columns: (entity: ts.Symbol, way: Way) => this.note(way, 'column', entity),
      any: (way: Way) => this.note(way, 'any'),
      isNear: (node: ts.Node) => this.isPublic(node),
    };
    this.visitor = new Visitor(sight, origins, entities);
  }

  read(): Reach[] {
    const { layout, parsed } = this.survey;
    const offers = this.exported(`${this.module.folder}/${layout.door}`);
    for (const symbol of offers) this.offered.add(symbol);
    // Events that the door does not name are kept and handed on all the same.
    const events = [...parsed.keys()].filter((file) => this.isOwn(file) && roleOf(file) === layout.eventRole);
    for (const symbol of [...offers, ...events.flatMap((file) => this.exported(file))]) this.declared(symbol);
    return [...this.found.values()];
  }

  private exported(file: string): ts.Symbol[] {
    const { checker } = this.origins;
    const source = this.survey.parsed.get(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    return symbol ? checker.getExportsOfModule(symbol).map((it) => this.origins.unaliased(it)) : [];
  }

  private isOwn(file: string): boolean {
    return file.startsWith(`${this.module.folder}/`);
  }

  private fileOf(node: ts.Node): string {
    return relative(this.survey.sources.root, node.getSourceFile().fileName).replaceAll('\\', '/');
  }

  /** Whether something of the module's own stands in a file that is meant for others. */
  private isPublic(node: ts.Node): boolean {
    const file = this.fileOf(node);
    return this.isOwn(file) && this.survey.layout.doorRoles.includes(roleOf(file));
  }

  /** A declaration of the module's own: all that can be seen of it, once. What the door must not offer is not walked. */
  private declared(symbol: ts.Symbol): void {
    const [node] = symbol.declarations ?? [];
    if (!node || this.walked.has(symbol) || !this.isPublic(node)) return;
    this.walked.add(symbol);
    const { name, flags } = symbol;
    const way = new Way(node, name, 'member');
    if (this.entities.isEntity(symbol)) return this.note(way, 'entity', symbol);
    if (flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) this.members(symbol, node);
    if (flags & ts.SymbolFlags.TypeAlias) {
      const type = this.origins.checker.getDeclaredTypeOfSymbol(symbol);
      if (type.aliasSymbol === symbol) this.visitor.structure(type, way);
      else this.visitor.visit(type, way);
    }
    if (flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Function)) {
      this.visitor.visit(this.origins.checker.getTypeOfSymbol(symbol), way);
    }
  }

  private members(symbol: ts.Symbol, node: ts.Declaration): void {
    const { checker } = this.origins;
    const type = checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
    for (const base of checker.getBaseTypes(type)) this.visitor.visit(base, new Way(node, symbol.name, 'base'));
    this.ownMembers(type, symbol.name);
    for (const { type: value } of checker.getIndexInfosOfType(type)) {
      this.visitor.visit(value, new Way(node, symbol.name, 'member'));
    }
    if (!ts.isClassLike(node)) return this.visitor.signatures(type, new Way(node, symbol.name, 'member'));
    const statics = checker.getTypeOfSymbol(symbol);
    this.ownMembers(statics, symbol.name);
    if (injected.has(roleOf(this.fileOf(node)))) return;
    this.visitor.signatures(statics, new Way(node, symbol.name, 'member'));
  }

  private ownMembers(type: ts.Type, of: string): void {
    for (const member of this.origins.checker.getPropertiesOfType(type)) {
      const node = member.declarations?.find((it) => this.isPublic(it));
      if (!node || isHidden(member)) continue;
      const memberType = this.origins.checker.getTypeOfSymbol(member);
      this.visitor.visit(memberType, new Way(node, `${of}.${member.name}`, 'member'));
    }
  }

  private name(symbol: ts.Symbol, way: Way): boolean {
    const origin = this.origins.ofSymbol(symbol);
    if (!origin) return true;
    if (origin.kind === 'package') {
      const isOrm = this.survey.layout.orm.packages.includes(origin.package);
      if (isOrm || !(isNameless(symbol) || origin.package === 'lib')) this.note(way, 'type', symbol);
      return !isOrm;
    }
    if (isNameless(symbol)) return true;
    const isEntity = this.entities.isEntity(symbol);
    const home = homeOf(origin.file, this.survey.layout);
    if (home.kind === 'shared' && !isEntity) return true;
    // A method or an object of a const is a part of what declares it.
    if (!(symbol.flags & named)) return true;
    const mapped = isEntity ? symbol : this.entityBehind(symbol);
    this.note(way, mapped ? 'entity' : 'type', mapped ?? symbol);
    this.declared(symbol);
    return false;
  }

  /** `type Living = Organization & { … }`, where it is not written for others. */
  private entityBehind(symbol: ts.Symbol): ts.Symbol | undefined {
    const [node] = symbol.declarations ?? [];
    if (!(symbol.flags & ts.SymbolFlags.TypeAlias) || !node || this.isPublic(node)) return undefined;
    return this.entities.within(this.origins.checker.getDeclaredTypeOfSymbol(symbol));
  }

  private note(way: Way, kind: Reach['kind'], symbol?: ts.Symbol): void {
    const source = way.at.getSourceFile();
    const place = placeOf(this.fileOf(source), source, way.at.getStart(source));
    const origin = this.origins.ofSymbol(symbol);
    const to = origin ? toTarget(origin) : ({ kind: 'unknown' } as const);
    const isOffered = symbol !== undefined && this.offered.has(symbol);
    const key = JSON.stringify([place, to]);
    const { through, as } = way;
    if (this.found.has(key)) return;
    this.found.set(key, { module: this.module.name, place, through, as, kind, to, isOffered });
  }
}

/** What has a name that a consumer could write. */
const named = ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Enum;
