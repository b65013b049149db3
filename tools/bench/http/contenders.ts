import type { Contender } from '../stage/stage.ts';

/** What is compared. The letters are those of the page. */
export const contenders: Readonly<Record<'a' | 'd', Contender>> = {
  a: { name: 'same-sql', program: 'tools/bench/http/servers/same-sql.ts' },
  d: { name: 'bulkhead', program: 'apps/api/main.ts' },
};
export type Letter = keyof typeof contenders;
