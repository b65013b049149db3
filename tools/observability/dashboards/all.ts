import type { Dashboard } from './dashboard.ts';
import { events } from './events.ts';
import { modules } from './modules.ts';
import { processes } from './processes.ts';
import { promises } from './promises.ts';
import { requestsDashboard } from './requests.ts';

export const dashboards: readonly Dashboard[] = [promises, requestsDashboard, modules, events, processes];
