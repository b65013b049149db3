import type { Route } from '../routes/routes.js';

/** The OpenAPI document of these routes. Loaded when it is asked for: the server itself never makes one. */
export async function openApiDocument(
  routes: readonly Route[],
  info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license?: { readonly name: string; readonly identifier: string };
  },
): Promise<Record<string, unknown>> {
  const { documentOf } = await import('./document.js');
  return documentOf(routes, info);
}
