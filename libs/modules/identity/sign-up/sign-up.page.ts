import { html } from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';

const body = html`
  <main>
    <h1>Confirm your address</h1>
    <p>Choose a name and a password, and your account is ready.</p>
    <noscript><p>This page needs JavaScript: the proof in the link never reaches our server by itself.</p></noscript>
    <form id="verify" hidden>
      <fieldset id="by-code">
        <label>Sign-up <input name="attemptId" autocomplete="off" spellcheck="false" required /></label>
        <label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required /></label>
      </fieldset>
      <label>Name <input name="name" autocomplete="name" maxlength="100" required /></label>
      <label>
        Password, 8 characters or more
        <input name="password" type="password" autocomplete="new-password" minlength="8" required />
      </label>
      <button>Confirm</button>
    </form>
    <p id="outcome" role="status"></p>
  </main>
`;

/**
 * Reads the proof from the fragment, which browsers never send, takes it out of the address bar, and posts it only when
 * a person submits the form: a scanner that opens the link, or submits the form of the page as it came, proves nothing.
 */
const script = `
const form = document.getElementById('verify');
const byCode = document.getElementById('by-code');
const outcome = document.getElementById('outcome');
const fragment = new URLSearchParams(location.hash.slice(1));
const bare = location.hash.slice(1);
const token = fragment.get('token') ?? (/^[A-Za-z0-9_-]{64}$/.test(bare) ? bare : null);
history.replaceState(null, '', location.pathname);
form.hidden = false;
if (token) { byCode.hidden = true; byCode.disabled = true; }
else form.elements.attemptId.value = fragment.get('attemptId') ?? '';

const proof = (fields) => token
  ? { token }
  : { attemptId: fields.get('attemptId').trim(), code: fields.get('code').replace(/[^0-9]/g, '') };

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const members = { ...proof(fields), name: fields.get('name'), password: fields.get('password'), delivery: 'cookie' };
  outcome.textContent = 'One moment';
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(members) };
  const answer = await fetch('/v1/auth/verify-email', request).catch(() => null);
  if (answer?.ok) { form.hidden = true; outcome.textContent = 'Your account is ready.'; return; }
  const problem = await answer?.json().catch(() => null);
  const details = (problem?.errors ?? []).map(({ detail }) => detail);
  outcome.textContent = [problem?.detail ?? 'We could not be reached: try again', ...details].join('. ');
});
`;

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: #f6f6f4; color: #1c1c1a; }
main { max-width: 26rem; margin: 10vh auto; padding: 2rem; background: #fff; border-radius: 0.5rem; }
fieldset { border: 0; margin: 0; padding: 0; }
label { display: block; margin: 0 0 1rem; }
input { display: block; box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; }
button { padding: 0.5rem 1.5rem; font: inherit; }
`;

/** Where links of mails lead, unless the product has a page of its own: `/pages/verify#token=…`. */
export const verifyPage: PageView = { title: 'Confirm your address', body, script, style };
