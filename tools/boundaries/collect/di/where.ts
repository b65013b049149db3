import ts from 'typescript';
import type { Declared, DiToken } from '../../model/di-graph.ts';
import type { Place } from '../../model/edge.ts';
import { placeOf } from '../places.ts';
import type { RawInjection } from './job.ts';

type Files = ReadonlyMap<string, ts.SourceFile>;

/** Finds in the text what the container only knows by value. */
export class Whereabouts {
  private readonly files: Files;
  private readonly fallback: Place;
  /** Objects like `{ module: BillingModule, imports: […] }`, by the name of the class. */
  private readonly dynamic = new Map<string, [string, ts.ObjectLiteralExpression][]>();

  constructor(files: Files, fallback: Place) {
    this.files = files;
    this.fallback = fallback;
    for (const [file, source] of files) if (/\bmodule\s*:/.test(source.text)) this.collectDynamic(file, source);
  }

  classOf(declared: Declared | null): Place {
    const found = declared && this.declaration(declared);
    return found ? this.at(declared.file, found.name ?? found) : this.fallback;
  }

  /**
   * Where a module names something in one of its lists: in a dynamic module's object, in its decorator, or in a list that
   * either of them spreads. Without that, where the module is declared.
   */
  inModule(module: Declared | null, property: string, token: DiToken): Place {
    const objects = module ? [...(this.dynamic.get(module.name) ?? []), ...this.decorated(module)] : [];
    for (const [file, object] of objects) {
      const list = object.properties.find((it) => it.name?.getText() === property);
      const found = list && mention(list, token);
      if (found) return this.at(file, found);
    }
    const source = module && this.files.get(module.file);
    const inFile = source && mention(source, token);
    if (module && inFile) return this.at(module.file, inFile);
    for (const [file, object] of objects) {
      const list = object.properties.find((it) => it.name?.getText() === property);
      if (list) return this.at(file, list);
    }
    return this.classOf(module);
  }

  /** The parameter, or the property, by which a class is given something. */
  injection(declared: Declared | null, { how, at }: RawInjection): Place | null {
    const found = declared && this.declaration(declared);
    if (!found) return null;
    if (how === 'constructor' && typeof at === 'number') {
      const parameter = found.members.find(ts.isConstructorDeclaration)?.parameters[at];
      if (parameter) return this.at(declared.file, parameter);
    }
    const property = found.members.find((it) => it.name?.getText() === String(at));
    return this.at(declared.file, property ?? found.name ?? found);
  }

  private collectDynamic(file: string, source: ts.SourceFile): void {
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const module = node.properties.find((it) => it.name?.getText(source) === 'module');
        const value = module && ts.isPropertyAssignment(module) ? module.initializer.getText(source) : '';
        if (value !== '') this.dynamic.set(value, [...(this.dynamic.get(value) ?? []), [file, node]]);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  private decorated(module: Declared): [string, ts.ObjectLiteralExpression][] {
    const found = this.declaration(module);
    const calls = (found ? (ts.getDecorators(found) ?? []) : []).map(({ expression }) => expression);
    return calls.flatMap((call) => {
      const [argument] = ts.isCallExpression(call) ? call.arguments : [];
      return argument && ts.isObjectLiteralExpression(argument) ? [[module.file, argument]] : [];
    });
  }

  private declaration({ file, name }: Declared): ts.ClassDeclaration | undefined {
    return this.files.get(file)?.statements.find((it) => ts.isClassDeclaration(it) && it.name?.text === name) as
      ts.ClassDeclaration | undefined;
  }

  private at(file: string, node: ts.Node): Place {
    const source = this.files.get(file);
    return source ? placeOf(file, source, node.getStart(source)) : this.fallback;
  }
}

/** The first use of a token's name (or text) that is no import and no declaration of it. */
function mention(within: ts.Node, { text, kind, declared }: DiToken): ts.Node | undefined {
  const names = new Set([text, declared?.name]);
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isImportDeclaration(node)) return undefined;
    const isNamed = ts.isIdentifier(node) && names.has(node.text) && !isDeclared(node);
    if (isNamed || (kind === 'string' && ts.isStringLiteralLike(node) && node.text === text)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(within);
}

const isDeclared = ({ parent }: ts.Identifier): boolean =>
  ts.isClassDeclaration(parent) || ts.isParameter(parent) || ts.isTypeReferenceNode(parent);
