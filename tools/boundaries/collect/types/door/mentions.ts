import ts from 'typescript';
import { homeOf } from '../../../model/layout.ts';
import type { Survey } from '../../survey.ts';
import { fileOf, shippedFiles } from './where.ts';

/** Names in the shipped files of one part of the house, so that who calls a function need not be looked for twice. */
export class Mentions {
  private readonly homes = new Map<string, Map<string, ts.Node[]>>();
  private readonly survey: Survey;

  constructor(survey: Survey) {
    this.survey = survey;
  }

  /** Where a name stands, in the module (job, app) of this node: identifiers, and texts in brackets. */
  of(name: string, node: ts.Node): readonly ts.Node[] {
    const key = this.keyOf(fileOf(this.survey, node));
    const known = this.homes.get(key) ?? this.read(key);
    this.homes.set(key, known);
    return known.get(name) ?? [];
  }

  private keyOf(file: string): string {
    const { kind, name } = homeOf(file, this.survey.layout);
    return `${kind} ${name}`;
  }

  private read(key: string): Map<string, ts.Node[]> {
    const found = new Map<string, ts.Node[]>();
    const visit = (node: ts.Node): void => {
      const isText = ts.isStringLiteralLike(node) && ts.isElementAccessExpression(node.parent);
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || isText)
        found.set(node.text, [...(found.get(node.text) ?? []), node]);
      ts.forEachChild(node, visit);
    };
    const { parsed, layout } = this.survey;
    for (const [file, source] of shippedFiles(parsed, layout)) if (this.keyOf(file) === key) visit(source);
    return found;
  }
}
