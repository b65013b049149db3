import { html, mailedPage } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';

const fields = html`
  <label id="email">
    E-mail address
    <input name="email" type="email" autocomplete="username" required />
  </label>
  <label id="code">
    Code from the mail
    <input name="code" inputmode="numeric" autocomplete="one-time-code" required />
  </label>
  <label id="password">
    New password
    <input name="password" type="password" autocomplete="new-password" minlength="8" required />
    <span class="quiet">8 characters or more</span>
  </label>
  <button></button>
`;

/**
 * A mailed link brings the token; `#attemptId=…` leaves the code of the mail to be typed. Opened without either, the page
 * asks for the address first.
 */
const script = `
const part = Object.fromEntries(['email', 'code', 'password'].map((it) => [it, document.getElementById(it)]));
const button = document.querySelector('button');
let attemptId = members.get('attemptId');

const show = (label, ...parts) => {
  for (const [name, it] of Object.entries(part)) if (parts.includes(name)) button.before(it); else it.remove();
  button.textContent = label;
};
const choose = () => show('Change the password', ...(token ? [] : ['code']), 'password');
if (token || attemptId) choose();
else show('Mail me a link', 'email');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async ({ email, code, password }) => {
    if (!token && !attemptId) {
      ({ attemptId } = await post('/v1/auth/password/forgot', { email }));
      choose();
      return tell('If ' + email + ' has an account, a mail is on its way. Open its link, or enter its code here.');
    }
    const proof = token ? { token } : { attemptId, code: code.replace(/[^0-9]/g, '') };
    await post('/v1/auth/password/reset', { ...proof, password });
    finish('Your password is changed, and you are signed out everywhere. Sign in with the new one.');
  });
});
`;

/** Where links of mails lead, unless the product has a page of its own: `/pages/reset#…`. */
export const resetPage: PageView = mailedPage({
  title: 'Choose a new password',
  lead: 'It ends all sessions of your account.',
  fields,
  script,
});
