import type { ModuleCases } from '../module-cases.js';
import { fillFlags, flagsListCases, flagsPlaces } from './flags.rows.js';
import { secretsInFlags } from './flags.secrets.js';
import { flagsBudgets, flagsNamed, flagsVisits } from './flags.visits.js';
import { protocolsBudgets, protocolsLimiter, protocolsVisits } from './protocols.visits.js';

export const flagsCases: ModuleCases = {
  module: 'flags',
  visits: { ...flagsVisits, ...protocolsVisits },
  budgets: { ...flagsBudgets, ...protocolsBudgets },
  limiter: protocolsLimiter,
  places: flagsPlaces,
  secrets: secretsInFlags,
  scopes: ['flags:evaluate'],
  named: flagsNamed,
  lists: flagsListCases,
  fill: fillFlags,
};
