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
} from './access.decorators.js';
export { allowanceOf, besideBudget, Budget, isBesideBudget } from './budget.js';
export { Answers, Page, Refuses, Returns, ReturnsNothing } from './answer.decorators.js';
export { answered } from './answered.js';
export type { Answered } from './answered.js';
export { IfNoneMatch } from './if-none-match.js';
export type { Knows } from './if-none-match.js';
export { IfMatch, IfMatchWhenSent, NeedsIdempotencyKey, Unrepeatable, Versioned } from './repeat.decorators.js';
export { Body, Caller, Cookies, PathId, PathKey, Query, RawBody, RawQuery } from './parameter.decorators.js';
export { Authenticator, Authorizer } from './http.ports.js';
export type { Demand } from './http.ports.js';
export {
  builtInRoles,
  declaredPermissions,
  declarePermissions,
  isDeclaredPermission,
  isPublishablePermission,
  permissionsOfRole,
} from './permissions.js';
export type { BuiltInRole } from './permissions.js';
export { date, email, id, listOf, Money, MoneyInput, PageQuery, text, timestamp, wholeNumber } from './schemas.js';
export { readCursor, toPage } from './cursor.js';
export { html } from './page.js';
export type { PageView } from './page.js';
export { mailedPage } from './mailed-page.js';
export type { MailedPage } from './mailed-page.js';
export { SessionCookies } from './session-cookie.js';
export { HttpConfig } from './http.config.js';
export { HttpModule } from './http.module.js';
export type { HttpModuleOptions, ProblemRegistry } from './published.js';
export { createHttpAdapter } from './http-adapter.js';
export type { EdgeLimits } from './http-adapter.js';
export { LoadClass } from './overload/load-class.js';
export { prepareHttp } from './prepare-http.js';
export { Draining } from './draining.js';
export { openApiDocument } from './openapi.js';
export { routes } from './route-table.js';
export { takesKey } from './routes.js';
export type { Route } from './route-table.js';
export type { Access, Allowance, Answer, Shape } from './records.js';
