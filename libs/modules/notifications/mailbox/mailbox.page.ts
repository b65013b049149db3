import { html } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import type { MailList, MailView } from './mailbox.dto.js';

const style = `
body{max-width:44rem;margin:0 auto;padding:2rem 1rem 4rem}
header{display:flex;gap:1rem;align-items:center;justify-content:space-between;flex-wrap:wrap;margin-bottom:1.5rem}
header form{display:flex;gap:.5rem}h1 a{color:inherit;text-decoration:none}h2{margin:0;font-size:1.125rem;line-height:1.35}
article{padding:1.25rem 1.5rem;margin:1rem 0;overflow-wrap:anywhere}
article .button{display:inline-block;margin:.5rem 0}code{font:600 1.375rem ui-monospace,monospace;letter-spacing:.15em}
summary{cursor:pointer}pre{margin:.5rem 0 0;white-space:pre-wrap;font:.875rem/1.5 ui-monospace,monospace}
`;

/** The mailbox as a page, newest mail first: links open, codes can be copied. */
export function mailboxPage({ items, nextCursor }: MailList, query: URLSearchParams): PageView {
  const to = query.get('to') ?? '';
  const older = new URLSearchParams({ to, cursor: nextCursor ?? '' });
  const body = html`<header>
      <h1><a href="/dev/mailbox">Mailbox</a></h1>
      <form>
        <input type="email" name="to" value="${to}" placeholder="to anybody" aria-label="Recipient" />
        <button>Show</button>
      </form>
    </header>
    <main>
      ${items.map(article)}
      ${items.length === 0 ? html`<p class="quiet">No mail here yet. It appears as soon as one is sent.</p>` : ''}
      ${nextCursor ? html`<p><a href="/dev/mailbox?${older.toString()}">Older mails</a></p>` : ''}
    </main>`;
  return { title: 'Mailbox', body, style };
}

const article = ({ to, subject, receivedAt, links, code, text }: MailView) =>
  html`<article class="card">
    <h2>${subject}</h2>
    <p class="quiet">to ${to}, <time datetime="${receivedAt}">${minuteOf(receivedAt)}</time></p>
    ${links.map((link) => html`<p><a class="button" href="${link}">Open ${new URL(link).pathname}</a></p>`)}
    ${code ? html`<p>Code <code>${code}</code></p>` : ''}
    <details>
      <summary class="quiet">Text</summary>
      <pre>${text}</pre>
    </details>
  </article>`;

/** `2026-02-28 13:37 UTC` */
const minuteOf = (timestamp: string) => `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
