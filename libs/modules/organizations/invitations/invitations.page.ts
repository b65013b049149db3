import { html, mailedPage } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';

const fields = html`
  <label>E-mail <input name="email" type="email" autocomplete="username" required /></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
  <button>Sign in and accept</button>
  <button class="quiet" type="button" id="sign-up">No account yet? Have a confirmation mailed</button>
`;

/** The session made here serves this one answer and ends right after. */
const script = `
const join = async ({ email, password }) => {
  const { token: session } = await post('/v1/auth/sign-in', { email, password, delivery: 'token' });
  try {
    return await post('/v1/invitations/accept', { token }, session);
  } finally {
    await post('/v1/auth/sign-out', {}, session).catch(() => undefined);
  }
};
if (!token) askForLink();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async (fields) => {
    const { name, role } = await join(fields);
    finish('You are now a member of ' + name + ', as ' + role + '.');
  });
});
document.getElementById('sign-up').addEventListener('click', () => {
  if (!form.elements.email.reportValidity()) return;
  attempt(async ({ email }) => {
    await post('/v1/auth/sign-up', { email });
    tell('A mail is on its way to ' + email + '. Open it, choose a password, and come back to this link.', 'done');
  });
});
`;

/** What the mailed link opens: opening it changes nothing, since scanners follow links. */
export const acceptPage: PageView = mailedPage({
  title: 'Accept the invitation',
  lead: 'Sign in with the address that was invited.',
  fields,
  script,
});
