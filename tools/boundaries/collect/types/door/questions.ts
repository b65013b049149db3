import ts from 'typescript';
import type { Target } from '../../../model/edge.ts';
import { homeOf } from '../../../model/layout.ts';
import type { Question } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { toTarget } from '../origins.ts';
import { Callees, namingOf } from './callees.ts';
import type { Entities } from './entities.ts';
import type { Asked, Facades } from './facades.ts';
import { Situations } from './situations.ts';
import { bare, fileOf, placeIn, shippedFiles } from './where.ts';

/** Every use that shipped code makes of what another module is asked by: its facade, or a port that it answers. */
export function readQuestions(survey: Survey, origins: Origins, facades: Facades, entities: Entities): Question[] {
  if (facades.all.length === 0) return [];
  return new Questions(survey, origins, facades, entities).read();
}

class Questions {
  private readonly found: Question[] = [];
  private readonly callees: Callees;
  private readonly situations: Situations;
  private readonly survey: Survey;
  private readonly origins: Origins;
  private readonly facades: Facades;
  private readonly entities: Entities;

  constructor(survey: Survey, origins: Origins, facades: Facades, entities: Entities) {
    this.survey = survey;
    this.origins = origins;
    this.facades = facades;
    this.entities = entities;
    this.callees = new Callees(origins);
    this.situations = new Situations(survey, origins);
  }

  read(): Question[] {
    const words = [...this.facades.names, ...this.facades.all.map(({ name }) => name)];
    const mention = new RegExp(`\\b(?:${words.map((it) => it.replaceAll('$', '\\$')).join('|')})\\b`);
    const visit = (node: ts.Node): void => {
      this.readNode(node);
      ts.forEachChild(node, visit);
    };
    const { scope, layout, everywhere } = this.survey;
    for (const [file, source] of shippedFiles(scope.files, layout)) {
      everywhere.lookingAt(file);
      if (mention.test(source.text)) visit(source);
    }
    return this.found;
  }

  private readNode(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      if (this.facades.names.has(node.name.text)) this.note(this.askedBy(this.callees.memberOf(node)), node);
    } else if (ts.isElementAccessExpression(node)) {
      this.note(this.askedBy(this.callees.memberOf(node)) ?? this.anyOf(node), node);
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (!ts.isIdentifier(name) || !this.facades.names.has(name.text)) return;
      const type = this.origins.checker.getNonNullableType(this.origins.checker.getTypeAtLocation(node.parent));
      this.note(this.askedBy(this.origins.checker.getPropertyOfType(type, name.text)), node);
    }
  }

  private askedBy(member: ts.Symbol | undefined): Asked | undefined {
    const declaration = member?.declarations?.find((it) => this.facades.byMethod.has(it));
    return declaration && this.facades.byMethod.get(declaration);
  }

  /** `facade[name]`: whichever of its methods. */
  private anyOf({ expression }: ts.ElementAccessExpression): Asked | undefined {
    const type = this.origins.checker.getNonNullableType(this.origins.checker.getTypeAtLocation(expression));
    const symbol = type.symbol as ts.Symbol | undefined;
    const node = symbol?.declarations?.find((it) => this.facades.byClass.has(it));
    const facade = node && this.facades.byClass.get(node);
    return facade && { facade, method: '*' };
  }

  private note(asked: Asked | undefined, node: ts.Node): void {
    if (!asked) return;
    const { facade, method } = asked;
    const home = homeOf(fileOf(this.survey, node), this.survey.layout);
    if (facade.kind === 'facade' && home.kind === 'module' && home.name === facade.module) return;
    const naming = ts.isBindingElement(node) ? null : namingOf(node);
    const given = naming?.as === 'called' ? naming.call.arguments : [];
    const at = ts.isPropertyAccessExpression(node) ? node.name : node;
    this.found.push({
      ...{ place: placeIn(this.survey, at), module: facade.module, facade: facade.name, method },
      situations: this.situations.around(node),
      entities: given.flatMap((it) => this.entityIn(it) ?? []),
    });
  }

  /** The entity that an argument is, holds, or is made of; casts hide nothing. */
  private entityIn(argument: ts.Expression): Target | undefined {
    const types = [argument, bare(argument)].map((it) => this.origins.checker.getTypeAtLocation(it));
    const [found] = types.flatMap((it) => this.entities.within(it) ?? []);
    const origin = found && this.origins.ofSymbol(found);
    return origin && toTarget(origin);
  }
}
