export {
  Allow,
  Protocol,
  Public,
  RecentAuth,
  SignedIn,
  Summary,
  Unmetered,
  WhenDatabaseIsAway,
  WhenSuspended,
} from './access/access.decorators.js';
export { allowanceOf, besideBudget, Budget, isBesideBudget } from './budget/budget.js';
export { Answers, Page, Refuses, Returns, ReturnsNothing } from './answers/answer.decorators.js';
export { answered } from './answers/answered.js';
export type { Answered } from './answers/answered.js';
export { IfNoneMatch } from './answers/if-none-match.js';
export type { Knows } from './answers/if-none-match.js';
export { IfMatch, IfMatchWhenSent, NeedsIdempotencyKey, Unrepeatable, Versioned } from './repeats/repeat.decorators.js';
export { Body, Caller, Cookies, PathId, PathKey, Query, RawBody, RawQuery } from './input/parameter.decorators.js';
export { Authenticator, Authorizer } from './access/http.ports.js';
export type { Demand } from './access/http.ports.js';
export {
  builtInRoles,
  declaredPermissions,
  declarePermissions,
  isDeclaredPermission,
  isPublishablePermission,
  permissionsOfRole,
} from './access/permissions.js';
export type { BuiltInRole } from './access/permissions.js';
export {
  date,
  email,
  id,
  listOf,
  Money,
  MoneyInput,
  PageQuery,
  text,
  timestamp,
  wholeNumber,
} from './input/schemas.js';
export { readCursor, toPage } from './input/cursor.js';
export { html } from './pages/page.js';
export type { PageView } from './pages/page.js';
export { mailedPage } from './pages/mailed-page.js';
export type { MailedPage } from './pages/mailed-page.js';
export { SessionCookies } from './access/session-cookie.js';
export { HttpConfig } from './http.config.js';
export { HttpModule } from './http.module.js';
export type { HttpModuleOptions, ProblemRegistry } from './openapi/published.js';
export { createHttpAdapter } from './edge/http-adapter.js';
export type { EdgeLimits } from './edge/http-adapter.js';
export { LoadClass } from './overload/load-class.js';
export { prepareHttp } from './edge/prepare-http.js';
export { Draining } from './edge/draining.js';
export { openApiDocument } from './openapi/openapi.js';
export { routes } from './routes/route-table.js';
export { takesKey } from './routes/routes.js';
export type { Route } from './routes/route-table.js';
export type { Access, Allowance, Answer, Shape } from './routes/records.js';
