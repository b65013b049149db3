import type { Stages } from '../../runner/stages.ts';
import type { Aim, Form, Part } from '../part.ts';
import { measureRows } from './rows/rows.ts';
import type { RowsData } from './rows/rows.ts';
import { rowsAims, rowsSection } from './rows/section.ts';

/** What `growth.json` holds. */
export interface GrowthData {
  readonly rows: RowsData;
}

/** What a request costs when there is more of everything. */
export const growth: Part<GrowthData> = {
  title: 'Growth',
  about: 'cost against rows in a table and against organizations; `growth long` goes on to ten million rows',
  measure: async (stages: Stages, form: Form, long: boolean): Promise<GrowthData> => ({
    rows: await measureRows(stages, form === 'full' && long ? 'long' : form),
  }),
  aims: ({ rows }): Aim[] => rowsAims(rows),
  section: ({ rows }): string => rowsSection(rows),
};
