/** What a dashboard shows; `grafana.ts` writes it as Grafana reads it. */
export interface Dashboard {
  /** Its address in Grafana, `/d/<uid>`, and the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  /** Whether the reader may choose modules: then expressions select `module=~"$module"`. */
  readonly byModule: boolean;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly title: string;
  readonly about?: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** Alerts that are about what is seen here: their annotation `dashboard` leads to this panel. */
  readonly alerts?: readonly string[];
  /** A line at the value from which an alert speaks. */
  readonly limit?: number;
  /** One big number each, instead of lines. */
  readonly kind?: 'stat';
}

export interface Query {
  readonly expr: string;
  /** `{{label}}` is filled in. */
  readonly legend: string;
}

/** Grafana's names: `percentunit` is a part of one, `s` seconds. */
export type Unit = 'reqps' | 'percentunit' | 's' | 'short' | 'bytes' | 'ops' | 'bool';

/** Seen over the interval that Grafana chooses: it grows with the range of time that is looked at. */
export const rate = (series: string) => `rate(${series}[$__rate_interval])`;

export const quantile = (part: number, histogram: string, by: string, matchers = 'module=~"$module"') =>
  `histogram_quantile(${part}, sum by (${by}, le) (${rate(`${histogram}_bucket{${matchers}}`)}))`;

/** The address of each alert's panel, by the alert's name. @throws Error when an alert has two */
export function placesOf(dashboards: readonly Dashboard[], grafana: string): ReadonlyMap<string, string> {
  const all = dashboards.flatMap((dashboard) =>
    numbered(dashboard).flatMap(({ id, panel: { alerts = [] } }) =>
      alerts.map((alert) => [alert, `${grafana}/d/${dashboard.uid}?viewPanel=${id}`] as const),
    ),
  );
  const places = new Map(all);
  const [twice] = all.filter(([alert, place]) => places.get(alert) !== place);
  if (twice) throw new Error(`${twice[0]} has two panels: ${twice[1]} and ${places.get(twice[0])}`);
  return places;
}

/** Rows and panels in the order in which they stand; rows have a number too. */
export function numbered({ rows }: Dashboard): { id: number; row: Row; panel: Panel; place: number }[] {
  let last = 0;
  return rows.flatMap((row) => {
    last += 1;
    return row.panels.map((panel, place) => ({ id: (last += 1), row, panel, place }));
  });
}
