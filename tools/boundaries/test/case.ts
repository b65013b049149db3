import type { Finding } from '../model/finding.ts';
import type { RuleName } from '../rules/catalogue.ts';
import type { Files } from './house.ts';

/**
 * What breaks a rule, and what looks like it and does not. Where code may hold a comment, `// ✗` marks each line that
 * must be found; otherwise `at` names it. All cases of a batch stand in one tree, so none may touch another's files.
 */
export interface Case {
  readonly rule: RuleName;
  readonly bad: Files;
  readonly at?: readonly string[];
  readonly legal: Files;
}

/** `file:line rule` of everything that a case expects, and nothing else may be found. */
export function expected({ rule, bad, at = [] }: Case): string[] {
  const marked = Object.entries(bad).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (line.includes('✗') ? [`${file}:${index + 1} ${rule}`] : [])),
  );
  return [...marked, ...at.map((place) => `${place} ${rule}`)];
}

export const found = ({ place, rule }: Finding): string => `${place.file}:${place.line} ${rule}`;
