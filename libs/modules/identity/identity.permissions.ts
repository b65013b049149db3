import { declarePermissions } from '../../shared/http/index.js';

declarePermissions('identity', {
  'api_keys:read': ['admin', 'developer', 'member'],
  'api_keys:write': ['admin', 'developer'],
});
