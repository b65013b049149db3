import type { DiGraph } from '../../model/di-graph.ts';
import type { Collector } from '../survey.ts';

export const collectDi: Collector<DiGraph> = async () => ({ off: 'no root module is named in "composition"' });
