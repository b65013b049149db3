import { declarePermissions } from '../../../../libs/shared/http/index.js';

/** The built-in roles that hold each permission; owner holds all. */
declarePermissions('voyages', {
  'voyages:read': ['admin', 'developer', 'member', 'viewer'],
  'voyages:write': ['admin', 'developer', 'member'],
});
