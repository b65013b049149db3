import { html } from '../pages/page.js';
import type { Html, PageView } from '../pages/page.js';
import type { OpenApi, PlacedOperation, Schemas } from './openapi-document.js';
import { inlineCode, operationArticle } from './operation.js';
import { referenceStyle } from './reference.style.js';
import { schemaList } from './schema-list.js';

/** The reference of the API, made from its own document and from nothing else. */
export function referencePage(document: OpenApi): PageView {
  const { title = 'API', version = '', description = '' } = document.info ?? {};
  const schemas = document.components?.schemas ?? {};
  const groups = byTag(document);
  const body = html`<nav aria-label="Operations">
      <a href="#top"><b>${title}</b></a>
      ${groups.map(([tag, operations]) => contents(tag, operations))}
      <h2>Errors</h2>
      <ul>
        <li><a href="#problems">Problem documents</a></li>
      </ul>
    </nav>
    <main id="top">
      <h1>${title} <small>${version}</small></h1>
      <p class="lead">${inlineCode(description)}</p>
      <p>Machines read the same as <a href="/openapi.json">OpenAPI 3.1</a>.</p>
      ${groups.map(([tag, operations]) => section(tag, operations, schemas))} ${problems(schemas)}
    </main>`;
  return { title: `${title} reference`, body, style: referenceStyle };
}

function byTag({ paths = {} }: OpenApi): [string, PlacedOperation[]][] {
  const groups = new Map<string, PlacedOperation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method: method.toUpperCase(), path }]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

const contents = (tag: string, operations: readonly PlacedOperation[]): Html =>
  html`<h2>${tag}</h2>
    <ul>
      ${operations.map(({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`)}
    </ul>`;

const section = (tag: string, operations: readonly PlacedOperation[], schemas: Schemas): Html =>
  html`<section id="tag-${tag}">
    <h2>${tag}</h2>
    ${operations.map((it) => operationArticle(it, schemas))}
  </section>`;

/** What every operation may answer from 400 up, once. */
function problems(schemas: Schemas): Html | null {
  if (!schemas.Problem) return null;
  return html`<section id="problems">
    <h2>Problem documents</h2>
    <p>
      Every answer from 400 up is <code>application/problem+json</code> with these members. Branch on <code>code</code>;
      <code>GET</code> of <code>type</code> explains it.
    </p>
    <div class="schema">${schemaList(schemas.Problem, schemas)}</div>
  </section>`;
}
