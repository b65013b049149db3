import type { Collector } from '../survey.ts';

export const collectSql: Collector<null> = async () => ({ off: 'nothing reads SQL yet' });
