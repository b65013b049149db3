import type { Rule } from '../rule.ts';
import { chattyFacade } from './chatty-facade.ts';
import { foreignStatement } from './foreign-statement.ts';
import { insideTransaction } from './inside-transaction.ts';
import { twoOwners } from './two-owners.ts';

/** What only a run of the tests shows. The command never reads a recording: its answer depends on the tree alone. */
export const testRunRules: readonly Rule[] = [foreignStatement, twoOwners, chattyFacade, insideTransaction];
