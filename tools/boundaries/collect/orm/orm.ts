import type { OrmFacts } from '../../model/orm.ts';
import type { Collector } from '../survey.ts';

export const collectOrm: Collector<OrmFacts> = async () => ({ off: 'no entity is known' });
