import { Controller, Get } from '@nestjs/common';
import { html, Page, Public, Summary } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';

const style = `
  :root { color-scheme: light dark; --line: light-dark(#dcdfe4, #3a3f47); --quiet: light-dark(#5b6270, #a3abb8) }
  body { margin: 0 auto; max-width: 400px; padding: 48px 16px; font: 16px/1.5 system-ui, sans-serif }
  h1 { font-size: 24px; margin: 0 0 16px } form { display: grid; gap: 16px } label { display: grid; gap: 4px }
  input, button { font: inherit; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px }
  .quiet { color: var(--quiet); font-size: 14px }
`;

/**
 * The token stands after `#`, which browsers never send, and is posted when a person submits the form: a scanner that
 * opens the link accepts nothing. The session made here serves this one answer and ends right after.
 */
const script = `
  const form = document.querySelector('form');
  const told = document.querySelector('[role=status]');
  const token = location.hash.match(/[A-Za-z0-9_-]{64}$/)?.[0];
  const post = async (path, body, session) => {
    const headers = { 'content-type': 'application/json', ...(session && { authorization: 'Bearer ' + session }) };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    const answer = text ? JSON.parse(text) : {};
    if (!response.ok) throw new Error(answer.detail);
    return answer;
  };
  const join = async ({ email, password }) => {
    const { token: session } = await post('/v1/auth/sign-in', { email, password, delivery: 'token' });
    try {
      return await post('/v1/invitations/accept', { token }, session);
    } finally {
      await post('/v1/auth/sign-out', {}, session).catch(() => undefined);
    }
  };
  const tell = (text, done) => {
    told.textContent = text;
    form.hidden = done;
  };
  if (!token) tell('Open this page by the link in your mail: it carries the invitation.', true);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    tell('One moment…', false);
    form.inert = true;
    try {
      const { name, role } = await join(Object.fromEntries(new FormData(form)));
      history.replaceState(null, '', location.pathname);
      tell('You are now a member of ' + name + ', as ' + role + '.', true);
    } catch (error) {
      tell(error.message || 'This did not work. Try again shortly.', false);
    }
    form.inert = false;
  });
`;

const acceptPage: PageView = {
  title: 'Accept the invitation',
  style,
  script,
  body: html`<main>
    <h1>Accept the invitation</h1>
    <form method="post">
      <label>E-mail<input name="email" type="email" autocomplete="username" required /></label>
      <label>Password<input name="password" type="password" autocomplete="current-password" required /></label>
      <button>Sign in and accept</button>
      <p class="quiet">
        Sign in with the address that was invited. No account yet? Sign up with it first, then come back.
      </p>
    </form>
    <p role="status"></p>
    <noscript>This page needs JavaScript to read the invitation from its address.</noscript>
  </main>`,
};

/** What the mailed link opens: opening it changes nothing, since scanners follow links. */
@Controller('pages')
export class InvitationPages {
  @Get('accept')
  @Public('the page of a mailed link, which signs in before it accepts')
  @Summary('Page that accepts an invitation')
  @Page()
  showAcceptPage(): PageView {
    return acceptPage;
  }
}
