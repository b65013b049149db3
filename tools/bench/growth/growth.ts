import type { Stages } from '../../runner/stages.ts';
import type { Aim, Form, Part } from '../part.ts';
import { measureModules } from './modules/modules.ts';
import type { ModulesData } from './modules/modules.ts';
import { modulesAims, modulesSection } from './modules/section.ts';
import { measureRows } from './rows/rows.ts';
import type { RowsData } from './rows/rows.ts';
import { rowsAims, rowsSection } from './rows/section.ts';

/** What `growth.json` holds. */
export interface GrowthData {
  readonly rows: RowsData;
  readonly modules: ModulesData;
}

/** What a request costs when there is more of everything. */
export const growth: Part<GrowthData> = {
  title: 'Growth',
  about: 'cost against rows in a table, organizations and modules; `growth long` goes on to ten million rows',
  measure: async (stages: Stages, form: Form, long: boolean): Promise<GrowthData> => ({
    rows: await measureRows(stages, form === 'full' && long ? 'long' : form),
    modules: await measureModules(stages, form),
  }),
  aims: ({ rows, modules }): Aim[] => [...rowsAims(rows), ...modulesAims(modules)],
  section: ({ rows, modules }): string => rowsSection(rows) + modulesSection(modules),
};
