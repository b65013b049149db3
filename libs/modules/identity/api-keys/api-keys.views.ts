import type { ApiKey } from './api-key.entity.js';
import type { ApiKeyView } from './api-keys.dto.js';

export const viewOf = (key: ApiKey): ApiKeyView => ({
  id: key.id,
  organizationId: key.organizationId,
  name: key.name,
  kind: key.kind,
  scopes: key.scopes,
  restrictions: {
    environment: key.restrictions.environment ?? null,
    origins: [...(key.restrictions.origins ?? [])],
  },
  responsibleUserId: key.responsibleUserId,
  createdBy: key.createdBy,
  suspendedAt: timeOf(key.suspendedAt),
  expiresAt: timeOf(key.expiresAt),
  createdAt: key.createdAt.toISOString(),
  version: key.version,
});

export const timeOf = (time: Date | null): string | null => time?.toISOString() ?? null;
