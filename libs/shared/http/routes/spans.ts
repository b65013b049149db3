/** A span of time as it is said: `10m`, `1h`, `30s`. */
export type Span = `${number}${'s' | 'm' | 'h'}`;

/** How long ago something may be, at most. */
export interface SpanRule {
  readonly span: string;
  readonly withinMs: number;
}

const unitsMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** @throws Error for what is no span, or an empty one: a rule that nobody can meet is a mistake */
export function spanRule(decorator: string, span: Span): SpanRule {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([smh])$/.exec(span) ?? [];
  const withinMs = Number(count) * (unitsMs[unit] ?? 0);
  if (withinMs === 0) throw new Error(`@${decorator} takes a span such as 10m, and ${span} is none`);
  return { span, withinMs };
}
