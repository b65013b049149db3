import { html } from './page.js';
import type { Html, PageView } from './page.js';

/** A page that a mailed link opens: one form, and what became of it. */
export interface MailedPage {
  readonly title: string;
  readonly lead: string;
  readonly fields: Html;
  /**
   * Runs after what all these pages share: `form`, the mailed `token` and the `members` of the fragment; `post`, `tell`,
   * `finish` and `attempt`; `askForLink` for when the page was opened without one.
   */
  readonly script: string;
}

const style = `
body{padding:clamp(1rem,10vh,6rem) 1rem 2rem}
main{max-width:26rem;margin:0 auto;padding:clamp(1.25rem,6vw,2.25rem)}
form{display:grid;gap:1rem}
form[aria-busy=true]{opacity:.6}
label{display:grid;gap:.3rem;font-weight:500}label .quiet{font-weight:400}
button{padding-block:.65rem}
[role=status]{margin:0}[role=status]:not(:empty){margin-top:1.25rem}
[data-mood=done]{color:var(--done)}[data-mood=refused]{color:var(--alarm)}
`;

/**
 * The secret stands after `#`, which browsers never send, and is posted when a person submits the form: a scanner that
 * opens the link, or submits the form as it came, proves nothing. It leaves the address bar at once and stays with this
 * entry of the tab's history, so that reloading and going back find it. A second link that is opened in the same tab
 * changes the fragment alone: only loading again makes it count.
 */
const script = `
const form = document.querySelector('form');
const told = document.querySelector('[role=status]');
const secret = location.hash.slice(1) || history.state?.secret || '';
history.replaceState({ secret }, '', location.pathname);
addEventListener('hashchange', () => location.reload());
const members = new URLSearchParams(secret);
const token = /(?:^|token=)([A-Za-z0-9_-]{64})$/.exec(secret)?.[1];
form.hidden = false;

const tell = (text, mood = '') => {
  told.textContent = text;
  told.dataset.mood = mood;
};
const finish = (text) => {
  form.hidden = true;
  history.replaceState(null, '', location.pathname);
  tell(text, 'done');
};
const askForLink = () => {
  form.hidden = true;
  tell('Open this page by the whole link in your mail.');
};
const post = async (path, body, session) => {
  const headers = { 'content-type': 'application/json', ...(session && { authorization: 'Bearer ' + session }) };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok) return answer;
  const details = (answer?.errors ?? []).map(({ detail }) => detail);
  throw new Error([answer?.detail ?? 'We could not be reached: try again shortly', ...details].join('. '));
};
const attempt = async (work) => {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  tell('One moment…');
  try {
    await work(Object.fromEntries(new FormData(form)));
  } catch (error) {
    tell(error.message, 'refused');
  }
  form.ariaBusy = 'false';
};
`;

export const mailedPage = ({ title, lead, fields, script: own }: MailedPage): PageView => ({
  title,
  style,
  script: script + own,
  body: html`<main class="card">
    <h1>${title}</h1>
    <form method="post" hidden>
      <p>${lead}</p>
      ${fields}
    </form>
    <p role="status"></p>
    <noscript><p>This page needs JavaScript: what the link proves never reaches our server by itself.</p></noscript>
  </main>`,
});
