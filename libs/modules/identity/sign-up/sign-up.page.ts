import { html, mailedPage } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';

const fields = html`
  <label id="code">
    Code from the mail
    <input name="code" inputmode="numeric" autocomplete="one-time-code" required />
  </label>
  <label>Name <input name="name" autocomplete="name" maxlength="100" required /></label>
  <label>
    Password
    <input name="password" type="password" autocomplete="new-password" minlength="8" required />
    <span class="quiet">8 characters or more</span>
  </label>
  <button>Confirm</button>
`;

/** A mailed link brings the token; `#attemptId=…` leaves the code of the mail to be typed. */
const script = `
const attemptId = members.get('attemptId');
if (token) document.getElementById('code').remove();
else if (!attemptId) askForLink();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(async ({ code, ...account }) => {
    const proof = token ? { token } : { attemptId, code: code.replace(/[^0-9]/g, '') };
    await post('/v1/auth/verify-email', { ...proof, ...account, delivery: 'cookie' });
    finish('Your account is ready. You can close this page, or open the invitation in your mail.');
  });
});
`;

/** Where links of mails lead, unless the product has a page of its own: `/pages/verify#…`. */
export const verifyPage: PageView = mailedPage({
  title: 'Confirm your address',
  lead: 'Choose a name and a password, and your account is ready.',
  fields,
  script,
});
