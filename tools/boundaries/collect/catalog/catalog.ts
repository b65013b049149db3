import type { CatalogFacts } from '../../model/catalog.ts';
import type { Collector } from '../survey.ts';

export const collectCatalog: Collector<CatalogFacts> = async () => ({ off: 'no migrations are named' });
