import ts from 'typescript';
import { isTestCode, roleOf } from '../../../model/layout.ts';
import type { Module } from '../../../model/tree.ts';
import type { Surface } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import { constants } from '../constants.ts';
import type { Origins } from '../origins.ts';

const methods: ReadonlySet<string> = new Set([
  ...['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Search'],
  ...['Sse'],
]);
const COMPUTED = '(computed)';

/** What each module answers over HTTP, and the permissions that it declares. */
export function readSurfaces(survey: Survey, origins: Origins): Surface[] {
  return survey.scope.modules.map((module) => new Reader(module, survey, origins).read());
}

class Reader {
  private readonly routes = new Set<string>();
  private readonly permissions = new Set<string>();
  private readonly module: Module;
  private readonly survey: Survey;
  private readonly origins: Origins;

  constructor(module: Module, survey: Survey, origins: Origins) {
    this.module = module;
    this.survey = survey;
    this.origins = origins;
  }

  read(): Surface {
    const { scope, layout, sources } = this.survey;
    const { name, folder } = this.module;
    const own = [...scope.files].filter(([file]) => file.startsWith(`${folder}/`) && !isTestCode(file, layout));
    const declares = layout.permissions.map((it) => it.replace(/^.*#/, ''));
    for (const [file, source] of own) {
      this.survey.everywhere.lookingAt(file);
      if (/@\w*Controller\b|\bController\b/.test(source.text)) this.visitClasses(source);
      if (declares.some((it) => source.text.includes(it))) this.visitCalls(source);
    }
    const file = `${folder}/${layout.contract}`;
    return {
      module: name,
      routes: [...this.routes].sort(),
      permissions: [...this.permissions].sort(),
      hasSchema: own.some(([it]) => this.isOfDatabase(it)),
      contract: layout.contract !== '' && sources.has(file) ? sources.read(file) : null,
    };
  }

  private isOfDatabase(file: string): boolean {
    const { roles, folders } = this.survey.layout.orm;
    return roles.includes(roleOf(file)) || folders.some((it) => file.includes(`/${it}/`));
  }

  private visitClasses(node: ts.Node): void {
    if (ts.isClassDeclaration(node)) this.readController(node);
    ts.forEachChild(node, (child) => this.visitClasses(child));
  }

  private readController(node: ts.ClassDeclaration): void {
    const prefixes = this.decorators(node)
      .filter(({ name }) => name === 'Controller')
      .flatMap(({ call }) => this.pathsOf(call.arguments[0]));
    const handlers = prefixes.length > 0 ? node.members.flatMap((it) => this.decorators(it)) : [];
    for (const { name, call } of handlers.filter((it) => methods.has(it.name))) {
      const verb = name === 'Sse' ? 'GET' : name.toUpperCase();
      const paths = this.pathsOf(call.arguments[0]);
      const all = prefixes.flatMap((prefix) => paths.map((path) => `${verb} ${joined(prefix, path)}`));
      for (const route of all) this.routes.add(route);
    }
  }

  /** Decorators of Nest, by whatever name they are imported. */
  private decorators(node: ts.Node): { readonly name: string; readonly call: ts.CallExpression }[] {
    const all = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
    return all.flatMap(({ expression }) => {
      if (!ts.isCallExpression(expression)) return [];
      const origin = this.origins.ofSymbol(this.origins.checker.getSymbolAtLocation(expression.expression));
      const isNest = origin?.kind === 'package' && origin.package === '@nestjs/common';
      return isNest ? [{ name: origin.name, call: expression }] : [];
    });
  }

  /** Nothing, a text, a list of texts, or an object with a `path`. */
  private pathsOf(argument: ts.Expression | undefined): string[] {
    if (!argument) return [''];
    if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap((it) => this.pathsOf(it));
    if (ts.isObjectLiteralExpression(argument)) {
      const path = argument.properties.find((it) => it.name?.getText() === 'path');
      return this.pathsOf(path && ts.isPropertyAssignment(path) ? path.initializer : undefined);
    }
    return [...(constants(argument, this.origins.checker) ?? [COMPUTED])];
  }

  private visitCalls(node: ts.Node): void {
    if (ts.isCallExpression(node) && this.isDeclaring(node.expression)) {
      // The first that can hold them: what comes after it are options.
      node.arguments.some((argument) => this.readPermissions(argument));
    }
    ts.forEachChild(node, (child) => this.visitCalls(child));
  }

  private isDeclaring(callee: ts.Expression): boolean {
    const origin = this.origins.ofSymbol(this.origins.checker.getSymbolAtLocation(callee));
    if (!origin) return false;
    const where = origin.kind === 'file' ? origin.file : origin.package;
    return this.survey.layout.permissions.includes(`${where}#${origin.name}`);
  }

  /** The members of what is declared, whatever object they were written in. @returns whether this can be it */
  private readPermissions(argument: ts.Expression): boolean {
    const type = this.origins.checker.getTypeAtLocation(argument);
    const isTexts = ts.isArrayLiteralExpression(argument);
    for (const it of isTexts ? argument.elements : []) {
      for (const text of constants(it, this.origins.checker) ?? [COMPUTED]) this.permissions.add(text);
    }
    if (isTexts || !(type.flags & ts.TypeFlags.Object)) return isTexts;
    for (const { name } of type.getProperties()) this.permissions.add(name);
    return true;
  }
}

const joined = (prefix: string, path: string): string =>
  `/${[prefix, path]
    .map((it) => it.replaceAll(/^\/+|\/+$/g, ''))
    .filter((it) => it !== '')
    .join('/')}`;
