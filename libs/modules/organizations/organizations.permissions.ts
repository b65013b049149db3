import { declarePermissions } from '../../shared/http/index.js';

/**
 * The built-in roles that hold each permission; owner holds all. That admin lacks `org:delete` and `org:transfer` is
 * on purpose, and is also what makes an owner exceed everybody else.
 */
declarePermissions('organizations', {
  'org:read': ['admin', 'billing', 'developer', 'auditor', 'member', 'viewer'],
  'org:update': ['admin'],
  'org:delete': [],
  'org:transfer': [],
  'members:read': ['admin', 'billing', 'developer', 'auditor', 'member'],
  'members:write': ['admin'],
  'invitations:write': ['admin'],
  'roles:write': ['admin'],
});
