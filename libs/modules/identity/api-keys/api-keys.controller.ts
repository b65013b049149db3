import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  LoadClass,
  PageQuery,
  PathId,
  Query,
  Refuses,
  Returns,
  ReturnsNothing,
  Summary,
  Versioned,
} from '../../../shared/http/index.js';
import {
  apiKeyLimitReached,
  apiKeyNotFound,
  expiryPassed,
  responsibleNotFound,
  scopeExceedsOwn,
  scopeExceedsResponsible,
  scopeUnknown,
  scopeUnpublishable,
} from '../identity.errors.js';
import { ApiKeyList, ApiKeyView, ApiKeyWithSecret, CreateApiKey, RotateApiKey, UpdateApiKey } from './api-keys.dto.js';
import { ApiKeyRotation } from './api-keys.rotation.js';
import { ApiKeysService } from './api-keys.service.js';

const keyPath = ({ organizationId, id }: ApiKeyView) => `/v1/organizations/${organizationId}/api-keys/${id}`;

@Controller('v1/organizations/:organizationId/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly rotation: ApiKeyRotation,
  ) {}

  @Get()
  @Allow('api_keys:read')
  @Summary('List the API keys that were not revoked, the newest first')
  @Returns(ApiKeyList)
  listApiKeys(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<ApiKeyList> {
    return this.keys.list(caller, page);
  }

  @Post()
  @Allow('api_keys:write')
  @Summary('Create an API key: the answer alone shows it')
  @Returns(ApiKeyWithSecret, 201, { location: keyPath })
  @Versioned()
  @Refuses(apiKeyLimitReached, expiryPassed, responsibleNotFound)
  @Refuses(scopeExceedsOwn, scopeExceedsResponsible, scopeUnknown, scopeUnpublishable)
  createApiKey(@Caller() caller: TenantCaller, @Body(CreateApiKey) body: CreateApiKey): Promise<ApiKeyWithSecret> {
    return this.keys.create(caller, body);
  }

  @Get(':keyId')
  @Allow('api_keys:read')
  @Summary('Read an API key')
  @Returns(ApiKeyView)
  @Versioned()
  getApiKey(@Caller() caller: TenantCaller, @PathId('keyId', apiKeyNotFound) keyId: string): Promise<ApiKeyView> {
    return this.keys.get(caller, keyId);
  }

  @Patch(':keyId')
  @Allow('api_keys:write')
  @Summary('Change an API key, or who answers for it')
  @Returns(ApiKeyView)
  @Versioned()
  @Refuses(expiryPassed, responsibleNotFound)
  @Refuses(scopeExceedsOwn, scopeExceedsResponsible, scopeUnknown, scopeUnpublishable)
  updateApiKey(
    @Caller() caller: TenantCaller,
    @PathId('keyId', apiKeyNotFound) keyId: string,
    @IfMatch() version: number,
    @Body(UpdateApiKey) body: UpdateApiKey,
  ): Promise<ApiKeyView> {
    return this.keys.update(caller, keyId, version, body);
  }

  @Delete(':keyId')
  @Allow('api_keys:write')
  @LoadClass('critical')
  @Summary('Revoke an API key, for good')
  @ReturnsNothing()
  revokeApiKey(
    @Caller() caller: TenantCaller,
    @PathId('keyId', apiKeyNotFound) keyId: string,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.keys.revoke(caller, keyId, version);
  }

  @Post(':keyId/rotate')
  @Allow('api_keys:write')
  @Summary('Give an API key another secret, while the one before works on for some hours')
  @Returns(ApiKeyWithSecret)
  @Versioned()
  @Refuses(scopeExceedsOwn)
  rotateApiKey(
    @Caller() caller: TenantCaller,
    @PathId('keyId', apiKeyNotFound) keyId: string,
    @Body(RotateApiKey) body: RotateApiKey,
  ): Promise<ApiKeyWithSecret> {
    return this.rotation.rotate(caller, keyId, body);
  }
}
