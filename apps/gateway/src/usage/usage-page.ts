import { picture } from './picture.js';
import type { OperationUsage } from './usage.js';

/** Nothing but what this page brings: its style, and the script that signs in. */
export const usagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'";

const style = `
  body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1c2733; background: #fff }
  table { border-collapse: collapse; width: 100% }
  th, td { padding: .4rem .8rem .4rem 0; text-align: right; border-bottom: 1px solid #e3e8ee; vertical-align: middle; white-space: nowrap }
  th:first-child, td:first-child, td:last-child, th:last-child { text-align: left }
  td:last-child { white-space: normal; color: #5b6b7b }
  th { font-weight: 600; color: #5b6b7b }
  .requests { fill: #9db8d6 } .failed { fill: #c8372d } .time { fill: none; stroke: #1f5f99; stroke-width: 1.2 }
  .bad { color: #c8372d; font-weight: 600 }
  form { display: grid; gap: .6rem; max-width: 20rem } input, button { font: inherit; padding: .4rem }
  @media (prefers-color-scheme: dark) { body { color: #dde5ec; background: #14191f } th, td { border-color: #2b343d } .time { stroke: #8cc4ff } }
`;

const frame = (body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Saga Shop: usage</title>
<style>${style}</style></head>
<body>${body}</body>
</html>
`;

const columns = ['operation', 'requests', 'per s', 'failed', 'p50 ms', 'p99 ms', 'requests and mean time', 'clients'];

export const usagePage = (operations: ReadonlyMap<string, OperationUsage>): string =>
  frame(`<h1>Usage</h1>
<p>The last ten minutes of this gateway, in steps of ten seconds. Red: answered with 500 or more.</p>
<table><thead><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>${[...operations]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(row)
    .join('\n')}</tbody></table>`);

function row([operation, { recent, clients }]: [string, OperationUsage]): string {
  const buckets = recent.read();
  const requests = buckets.reduce((sum, bucket) => sum + bucket.requests, 0);
  const failed = buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
  const named = [...clients]
    .toSorted(([, one], [, other]) => other.requests - one.requests)
    .map(([name, sums]) => `${name} ${sums.requests}`);
  const cells = [
    requests,
    (requests / 600).toFixed(1),
    failed === 0 ? '0' : `<span class="bad">${failed}</span>`,
    Math.ceil(recent.quantile(0.5)),
    Math.ceil(recent.quantile(0.99)),
    picture(escaped(operation), buckets),
    named.slice(0, 5).join(', '),
  ];
  return `<tr><td>${escaped(operation)}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What a browser gets that has no token: it can fetch one. */
export const signInPage = frame(`<h1>Usage</h1>
<p>For administrators.</p>
<form id="sign-in"><label>E-mail <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button><output></output></form>
<script src="usage/sign-in.js"></script>`);

/** The token stays in this page's memory. */
export const signInScript = `const form = document.getElementById('sign-in');
const say = (text) => { form.querySelector('output').textContent = text; };
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const credentials = JSON.stringify(Object.fromEntries(new FormData(form)));
  const session = await fetch('api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: credentials });
  if (!session.ok) return say('That did not work.');
  const { accessToken } = await session.json();
  const show = async () => {
    const usage = await fetch('usage', { headers: { authorization: 'Bearer ' + accessToken, accept: 'text/html' } });
    if (!usage.ok) return say(usage.status === 403 ? 'This account is not an administrator.' : 'Please sign in again.');
    const page = new DOMParser().parseFromString(await usage.text(), 'text/html');
    document.body.replaceChildren(...page.body.childNodes);
    setTimeout(show, 5000);
  };
  await show();
});
`;
