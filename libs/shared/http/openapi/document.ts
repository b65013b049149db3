import type { Route } from '../routes.js';

export const documentOf = (_routes: readonly Route[], info: object): Record<string, unknown> => ({
  openapi: '3.1.0',
  info,
});
