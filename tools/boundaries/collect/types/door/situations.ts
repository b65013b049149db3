import ts from 'typescript';
import { at } from '../../../model/edge.ts';
import type { Situation } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { Callees, namingOf } from './callees.ts';
import type { Naming } from './callees.ts';
import { handedTo, isPromised } from './handing.ts';
import type { Handing } from './handing.ts';
import { Mentions } from './mentions.ts';
import { asksForEach, callsForEach, loopAround } from './repetition.ts';
import { placeIn } from './where.ts';

/** Calls of own functions that are followed back from a question to where it is asked. */
const MOST_HELPERS = 3;

/** Methods that Nest calls while it starts or stops. */
const hooks: ReadonlySet<string> = new Set([
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
]);

/** Finds what goes on around a call: loops, transactions, the start of the program; through own functions, too. */
export class Situations {
  private readonly mentions: Mentions;
  private readonly callees: Callees;
  private readonly survey: Survey;
  private readonly origins: Origins;

  constructor(survey: Survey, origins: Origins) {
    this.survey = survey;
    this.origins = origins;
    this.mentions = new Mentions(survey);
    this.callees = new Callees(origins);
  }

  /** Of a method that is named here: called, handed on to be called, or kept under another name. */
  around(named: ts.Node): Situation[] {
    const path: Path = { found: new Map(), units: [], told: new Set() };
    if (ts.isBindingElement(named)) this.callers(named, path);
    else this.climb(named, path);
    return [...path.found.values()];
  }

  /** From where a function is named up to the function that holds it, and to whoever names that one. */
  private climb(named: ts.Node, path: Path): void {
    const naming = namingOf(named);
    const site = naming.as === 'called' ? naming.call : named;
    if (naming.as === 'held') return this.callers(naming.by, path);
    if (naming.as === 'handed' && !this.enter(handedTo(naming.call, naming.index, this.tools), named, path)) return;
    const unit = this.holder(naming.as === 'handed' ? naming.call : site, site, path);
    if (!unit) return;
    if (path.units.includes(unit)) {
      // Whoever follows what it was just told (a page, a link) asks once for each step that there is.
      if (callsForEach(site, unit, this.origins))
        this.note(path, 'repeated', site, `${nameOf(unit)}, which calls itself`);
      return;
    }
    this.callers(unit, { ...path, units: [...path.units, unit] });
  }

  /** Up to the function that has a name; `null` where nobody calls it from here, or it is called by the program itself. */
  private holder(from: ts.Node, site: ts.Node, path: Path): ts.Node | null {
    for (let node = from; !ts.isSourceFile(node); node = node.parent) {
      const loop = loopAround(node);
      if (loop && asksForEach(site, loop, this.origins))
        this.note(path, 'repeated', site, LOOPS[loop.kind] ?? 'a loop');
      if (ts.isClassStaticBlockDeclaration(node.parent) || isInitializer(node)) {
        this.note(path, 'boot', site, 'the making of its class');
        return null;
      }
      if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
        const naming = namingOf(node);
        if (naming.as === 'held') return this.named(naming.by, site, path);
        if (!this.isRunHere(node, naming, site, path)) return null;
        continue;
      }
      if (ts.isFunctionLike(node)) return this.named(node, site, path);
    }
    return null;
  }

  /** Whether a function without a name runs where it stands, or as a part of what it is handed to or returned by. */
  private isRunHere(node: ts.Node, naming: Naming, site: ts.Node, path: Path): boolean {
    if (naming.as === 'called') return true;
    if (naming.as === 'handed') return this.enter(handedTo(naming.call, naming.index, this.tools), site, path, node);
    return ts.isReturnStatement(node.parent) || ts.isArrowFunction(node.parent) || isPromised(node);
  }

  private named(unit: ts.Node, site: ts.Node, path: Path): ts.Node | null {
    const name = nameOf(unit);
    if (ts.isConstructorDeclaration(unit)) this.note(path, 'boot', site, 'a constructor');
    else if (hooks.has(name) && ts.isClassLike(unit.parent)) this.note(path, 'boot', site, name);
    else if (name === 'useFactory' && ts.isObjectLiteralExpression(unit.parent)) {
      this.note(path, 'boot', site, 'a factory of the container');
    } else return unit;
    return null;
  }

  /** What a function that is handed on is run in; false where it is kept for later. */
  private enter(handing: Handing, site: ts.Node, path: Path, callback?: ts.Node): boolean {
    if (handing.kind === 'kept') return false;
    if (handing.kind === 'unit-of-work') this.note(path, 'unit-of-work', site, handing.by);
    if (handing.isLater) return false;
    if (handing.kind === 'repeated' && asksForEach(site, callback ?? site, this.origins)) {
      this.note(path, 'repeated', site, handing.by);
    }
    return true;
  }

  private callers(unit: ts.Node, path: Path): void {
    const name = nameOf(unit);
    if (path.units.length > MOST_HELPERS || name === '') return;
    for (const mention of this.mentions.of(name, unit)) {
      const access = accessOf(mention);
      if (mention === ts.getNameOfDeclaration(unit as ts.Declaration)) continue;
      if (this.isNamedBy(access, unit)) this.climb(access, { ...path, told: new Set(path.told) });
    }
  }

  private isNamedBy(access: ts.Expression, unit: ts.Node): boolean {
    const { initializer } = unit as { initializer?: ts.Node };
    if (this.callees.declarationsOf(access).includes(unit)) return true;
    return this.callees.of(access).some((it) => it === unit || it === initializer);
  }

  private get tools() {
    return { survey: this.survey, origins: this.origins, callees: this.callees };
  }

  /** The innermost circumstance of a kind is the one to mend; those around it go with it. */
  private note({ found, told }: Path, kind: Situation['kind'], site: ts.Node, inside: string): void {
    if (told.has(kind)) return;
    told.add(kind);
    const place = placeIn(this.survey, site);
    found.set(`${kind} ${at(place)}`, { kind, inside, place });
  }
}

/** One way from a question up to whoever causes it. */
interface Path {
  readonly found: Map<string, Situation>;
  /** Functions that were passed, from the inside. */
  readonly units: readonly ts.Node[];
  readonly told: Set<Situation['kind']>;
}

const LOOPS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.ForOfStatement]: 'a for … of loop',
  [ts.SyntaxKind.ForInStatement]: 'a for … in loop',
  [ts.SyntaxKind.ForStatement]: 'a for loop',
  [ts.SyntaxKind.WhileStatement]: 'a while loop',
  [ts.SyntaxKind.DoStatement]: 'a do loop',
};

/** `x = this.facade.ask()` in the body of a class. */
const isInitializer = (node: ts.Node): boolean =>
  ts.isPropertyDeclaration(node.parent) &&
  node.parent.initializer === node &&
  !ts.isArrowFunction(node) &&
  !ts.isFunctionExpression(node);

function nameOf(unit: ts.Node): string {
  const name = ts.getNameOfDeclaration(unit as ts.Declaration);
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

/** The expression that a name ends: `this.a` for `a`. */
function accessOf(mention: ts.Node): ts.Expression {
  const { parent } = mention;
  if (ts.isPropertyAccessExpression(parent) && parent.name === mention) return parent;
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === mention) return parent;
  return mention as ts.Expression;
}
