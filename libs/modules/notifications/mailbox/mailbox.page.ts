import { html } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import type { MailList, MailView } from './mailbox.dto.js';

const style = `
  :root { color-scheme: light dark; --line: light-dark(#dcdfe4, #3a3f47); --quiet: light-dark(#5b6270, #a3abb8) }
  body { margin: 0 auto; max-width: 760px; padding: 32px 16px; font: 16px/1.5 system-ui, sans-serif }
  h1 { font-size: 24px; margin: 0 } h2 { font-size: 18px; margin: 0 } header, form { display: flex; gap: 12px; align-items: center }
  header { justify-content: space-between; flex-wrap: wrap; margin-bottom: 24px } p { margin: 8px 0 }
  article { border: 1px solid var(--line); border-radius: 12px; padding: 16px 20px; margin: 16px 0 }
  .quiet { color: var(--quiet); font-size: 14px } a { overflow-wrap: anywhere }
  code { font: 600 22px ui-monospace, monospace; letter-spacing: 3px } pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 14px }
  input, button { font: inherit; padding: 4px 10px; border: 1px solid var(--line); border-radius: 8px }
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
  html`<article>
    <h2>${subject}</h2>
    <p class="quiet">to ${to}, <time datetime="${receivedAt}">${receivedAt}</time></p>
    ${links.map((link) => html`<p><a href="${link}">${link}</a></p>`)}
    ${code ? html`<p>Code <code>${code}</code></p>` : ''}
    <details>
      <summary>Text</summary>
      <pre>${text}</pre>
    </details>
  </article>`;
