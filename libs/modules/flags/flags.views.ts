import type { Flag } from './flag.entity.js';
import type { FlagView } from './flags.dto.js';

/** What can be set of a flag: what its changes are told in. */
export const settingsOf = ({ type, description, ownerUserId, dependencies, staleAfterDays }: Flag) => ({
  type,
  description,
  ownerUserId,
  dependencies,
  staleAfterDays,
});

export const viewOf = (flag: Flag): FlagView => ({
  id: flag.id,
  organizationId: flag.organizationId,
  key: flag.key,
  ...settingsOf(flag),
  dependencies: flag.dependencies.map(({ feature, enabled = true, variants = [] }) => ({
    feature,
    enabled,
    variants: [...variants],
  })),
  staleAt: flag.staleAt?.toISOString() ?? null,
  archivedAt: flag.archivedAt?.toISOString() ?? null,
  createdAt: flag.createdAt.toISOString(),
  version: flag.version,
});
