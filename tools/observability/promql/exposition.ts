/** What a program exposes: each series' name, and the labels that it bears. */
export type Exposed = ReadonlyMap<string, ReadonlySet<string>>;

const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/;
const label = /([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g;
const suffixes: Readonly<Record<string, readonly string[]>> = { histogram: ['_bucket', '_sum', '_count'] };

/** Reads Prometheus' text format; a declared metric counts without a series, too. */
export function exposedBy(text: string): Exposed {
  const found = new Map<string, Set<string>>();
  const of = (series: string) => {
    const labels = found.get(series) ?? new Set<string>();
    found.set(series, labels);
    return labels;
  };
  for (const line of text.split('\n')) {
    const [, metric = '', type = ''] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (metric) for (const suffix of suffixes[type] ?? ['']) of(metric + suffix);
    const [, series, labels = ''] = sample.exec(line) ?? [];
    if (series) for (const [, own = ''] of labels.matchAll(label)) of(series).add(own);
  }
  return found;
}
