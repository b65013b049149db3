import { readFileSync, globSync } from 'node:fs';
import ts from 'typescript';
import { root } from '../places.ts';
import { Refusal } from '../refusal.ts';

/** One `new DomainError('kind', 'code', …)`. */
export interface Problem {
  readonly kind: string;
  readonly code: string;
  readonly owner: string;
  readonly place: string;
}

/** What the sources say about themselves: problems found, and sentences about what cannot be read. */
export interface Collected {
  readonly problems: readonly Problem[];
  readonly faults: readonly string[];
}

const shape = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** `libs/modules/<module>/…` belongs to the module, everything below `libs/shared` to the kernel. */
const ownerOf = (file: string): string => /^libs\/modules\/([^/]+)\//.exec(file)?.[1] ?? 'kernel';

/** Reads one file by its syntax alone: nothing is loaded, so nothing has to be built or to compile. */
export function collectProblems(file: string, text: string): Collected {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const problems: Problem[] = [];
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'DomainError') {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const found = readProblem(node, ownerOf(file), `${file}:${line + 1}`);
      if (typeof found === 'string') faults.push(found);
      else problems.push(found);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { problems, faults };
}

function readProblem(node: ts.NewExpression, owner: string, place: string): Problem | string {
  const [kind, code] = node.arguments ?? [];
  if (!kind || !code || !ts.isStringLiteral(kind) || !ts.isStringLiteral(code)) {
    return `${place}: kind and code of a DomainError are literals`;
  }
  if (!shape.test(code.text)) return `${place}: the code ${code.text} is not snake_case`;
  if (!/\.errors\.ts:\d+$/.test(place)) return `${place}: ${code.text} belongs into a file <feature>.errors.ts`;
  return { kind: kind.text, code: code.text, owner, place };
}

/** Sentences about codes that are given out twice. */
export function findTwins(problems: readonly Problem[]): string[] {
  const first = new Map<string, Problem>();
  return problems.flatMap((problem) => {
    const twin = first.get(problem.code);
    if (!twin) first.set(problem.code, problem);
    return twin ? [`${problem.place}: the code ${problem.code} is taken by ${twin.place}`] : [];
  });
}

/** All problems of the product, in the order of their codes. @throws Refusal naming every fault */
export function readAllProblems(folder = root): Problem[] {
  const files = globSync('libs/**/*.ts', { cwd: folder }).filter(
    (file) => !/\.(e2e-)?spec\.ts$|(^|\/)(test|testing)\//.test(file),
  );
  const found = files.sort().map((file) => collectProblems(file, readFileSync(`${folder}/${file}`, 'utf8')));
  const problems = found.flatMap((it) => it.problems).sort((a, b) => (a.code < b.code ? -1 : 1));
  const faults = [...found.flatMap((it) => it.faults), ...findTwins(problems)];
  if (faults.length === 0) return problems;
  throw new Refusal(faults.join('\n  '), 'Mend these places, then: npm run accept');
}
