import { frame, type PageName } from './frame.js';

/** What a browser gets that has no token: it can fetch one. */
export const signInPage = (name: PageName): string =>
  frame(
    name,
    `<h1>Sign in</h1>
<p>For administrators.</p>
<form id="sign-in"><label>E-mail <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button><output></output></form>
<script src="operators/sign-in.js"></script>`,
  );

/** The token stays in this page's memory; what is shown is fetched again every few seconds, and says when that fails. */
export const signInScript = `const form = document.getElementById('sign-in');
const say = (text) => { form.querySelector('output').textContent = text; };
const everyMs = 3000;
let token, next, seen = 0;

const get = () => fetch(location.pathname, { headers: { authorization: 'Bearer ' + token, accept: 'text/html' } });

const show = async () => {
  clearTimeout(next);
  const answer = await get().catch(() => undefined);
  if (answer?.status === 401) return location.reload();
  if (answer?.status === 403) return say('This account is not an administrator.');
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    seen = Date.now();
  } else if (seen) stale();
  next = setTimeout(show, everyMs);
};

const stale = () => {
  const note = document.getElementById('stale') ?? document.body.insertBefore(document.createElement('p'), document.body.firstChild);
  note.id = 'stale';
  note.setAttribute('role', 'alert');
  note.textContent = 'No answer from the gateway; this is how it was at ' + new Date(seen).toLocaleTimeString() + '.';
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const credentials = JSON.stringify(Object.fromEntries(new FormData(form)));
  const session = await fetch('api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: credentials });
  if (!session.ok) return say('That did not work.');
  token = (await session.json()).accessToken;
  await show();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('nav a');
  if (!link || !token) return;
  event.preventDefault();
  history.replaceState(null, '', link.href);
  show();
});
`;
