/**
 * Most series that one metric may have, as OpenTelemetry's SDK specification has it
 * (https://opentelemetry.io/docs/specs/otel/metrics/sdk/#cardinality-limits); what comes beyond is summed up in one.
 */
export const MOST_SERIES = 2000;
const OVERFLOW = '_overflow';
/** Stands in no value: labels are names of the program's own. */
const SEPARATOR = '\u0000';

/** The values of a metric's labels. */
export type Labels<Label extends string> = Readonly<Record<Label, string>>;

interface Beginnings<Label extends string, Instrument> {
  readonly labels: readonly Label[];
  readonly make: (values: Labels<Label>) => Instrument;
  /** Told of each value that has no series of its own. */
  readonly onOverflow: () => void;
}

/** One metric's series, by the values of its labels; as many as there may be, whatever clients send. */
export class Series<Label extends string, Instrument> {
  private readonly byValues = new Map<string, Instrument>();

  constructor(private readonly beginnings: Beginnings<Label, Instrument>) {}

  of(values: Labels<Label>): Instrument {
    const { labels } = this.beginnings;
    let key = '';
    for (const label of labels) key += values[label] + SEPARATOR;
    return this.byValues.get(key) ?? this.begin(key, values);
  }

  private begin(key: string, values: Labels<Label>): Instrument {
    const { labels, make, onOverflow } = this.beginnings;
    if (this.byValues.size < MOST_SERIES) return this.keep(key, make(values));
    onOverflow();
    const rest = Object.fromEntries(labels.map((label) => [label, OVERFLOW])) as Labels<Label>;
    return this.byValues.get(OVERFLOW) ?? this.keep(OVERFLOW, make(rest));
  }

  private keep(key: string, instrument: Instrument): Instrument {
    this.byValues.set(key, instrument);
    return instrument;
  }
}
