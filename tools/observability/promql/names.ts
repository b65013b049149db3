/** A series that an expression names, with the labels that it selects by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

export interface Names {
  readonly selectors: readonly Selector[];
  /** Labels that it groups, joins or ignores. */
  readonly labels: readonly string[];
}

const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'atan2', 'start', 'end']);
const lists = /\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const name = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

/**
 * The names in an expression that promtool has found to be one. Functions are what stands before a bracket, so what is
 * left after lists of labels, durations and strings are taken out is series.
 */
export function namesIn(expression: string): Names {
  const labels: string[] = [];
  const selectors: Selector[] = [];
  const plain = expression
    .replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""')
    .replaceAll(/\[[^\]]*\]/g, ' ')
    .replaceAll(lists, (_all, _word, list: string) => {
      labels.push(...namesOf(list));
      return ' ';
    })
    .replaceAll(/\bgroup_(left|right)\b|\boffset\s+\w+/g, ' ');
  const rest = plain.replaceAll(
    /([a-zA-Z_:][\w:]*)?\s*\{([^}]*)\}/g,
    (_all, metric: string | undefined, matchers: string) => {
      const named = /__name__/.test(matchers);
      selectors.push({ metric: metric ?? (named ? '__name__' : ''), labels: namesOf(matchers) });
      return ' ';
    },
  );
  for (const { 0: word, index } of rest.matchAll(name)) {
    const isNumber = /[\d.]$/.test(rest.slice(0, index));
    if (isNumber || words.has(word.toLowerCase()) || /^\s*\(/.test(rest.slice(index + word.length))) continue;
    selectors.push({ metric: word, labels: [] });
  }
  return { selectors, labels };
}

const namesOf = (list: string): string[] => list.match(name) ?? [];

/** An expression of Grafana with values in place of its variables. */
export const withoutVariables = (expression: string): string =>
  expression.replaceAll('$__rate_interval', '5m').replaceAll('$module', '.*');
