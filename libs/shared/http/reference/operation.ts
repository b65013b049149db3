import { html } from '../pages/page.js';
import type { Html } from '../pages/page.js';
import { curlExample } from './example.js';
import { jsonOf } from './openapi-document.js';
import type { Parameter, PlacedOperation, Response, Schemas } from './openapi-document.js';
import { limitsOf, schemaList, typeOf } from './schema-list.js';

/** One operation: how it is called, what it takes, what it answers. */
export function operationArticle(operation: PlacedOperation, schemas: Schemas): Html {
  const { method, path, summary, description, operationId } = operation;
  return html`<article id="${operationId}">
    <h3><a href="#${operationId}">${summary}</a></h3>
    <p class="call"><span class="verb ${method.toLowerCase()}">${method}</span><code>${path}</code></p>
    <p class="access">${inlineCode(description ?? '')}</p>
    ${parametersOf(operation.parameters ?? [], schemas)} ${bodyOf(operation, schemas)}
    <h4>Example</h4>
    <pre>${curlExample(operation, schemas)}</pre>
    <h4>Answers</h4>
    ${Object.entries(operation.responses ?? {}).map(([status, response]) => answer(status, response, schemas))}
  </article>`;
}

function parametersOf(parameters: readonly Parameter[], schemas: Schemas): Html | null {
  if (parameters.length === 0) return null;
  return html`<h4>Parameters</h4>
    <ul class="members">
      ${parameters.map(
        ({ name, in: place, required, description, schema = {} }) =>
          html`<li>
            <code>${name}</code> <span class="type">${typeOf(schema, schemas)}</span>
            <span class="limits">in the ${place}${required ? '' : ', optional'} ${limitsOf(schema, schemas)}</span>
            ${description ? html`<span class="limits">${description}</span>` : null}
          </li>`,
      )}
    </ul>`;
}

function bodyOf({ requestBody }: PlacedOperation, schemas: Schemas): Html | null {
  const schema = jsonOf(requestBody?.content);
  if (!schema) return null;
  return html`<h4>Body</h4>
    <div class="schema"><span class="type">${typeOf(schema, schemas)}</span>${schemaList(schema, schemas)}</div>`;
}

/** Answers that every operation shares are explained once, in the introduction. */
function answer(status: string, { $ref, description, content }: Response, schemas: Schemas): Html | null {
  if ($ref) return null;
  const schema = jsonOf(content);
  if (!schema) {
    const form = !content ? ', no body' : 'text/html' in content ? ', as HTML' : '';
    return html`<p><b>${status}</b> ${inlineCode(description ?? '')}${form}</p>`;
  }
  return html`<details open>
    <summary><b>${status}</b> ${description} <span class="type">${typeOf(schema, schemas)}</span></summary>
    <div class="schema">${schemaList(schema, schemas)}</div>
  </details>`;
}

/** `text with \`code\`` as markup. */
export const inlineCode = (text: string): Html[] =>
  text.split('`').map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
