import { declarePermissions } from '../../shared/http/index.js';

/**
 * The built-in roles that hold each permission; owner holds all. What happens in a protected environment is an admin's:
 * there `flags:toggle_protected` is needed beside `flags:write` or `flags:toggle`.
 */
declarePermissions(
  'flags',
  {
    'flags:read': ['admin', 'developer', 'member', 'viewer'],
    'flags:write': ['admin', 'developer'],
    'flags:toggle': ['admin', 'developer'],
    'flags:toggle_protected': ['admin'],
    'segments:write': ['admin', 'developer'],
    'flags:evaluate': ['admin', 'developer', 'member'],
  },
  { publishable: ['flags:evaluate'] },
);
