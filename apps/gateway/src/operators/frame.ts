import { createHash } from 'node:crypto';

const style = `
  :root { color-scheme: light dark; --ink: #1c2733; --paper: #fff; --soft: #5b6b7b; --line: #e3e8ee; --card: #f6f8fa; --good: #19764a; --warn: #95600a; --bad: #c8372d }
  @media (prefers-color-scheme: dark) { :root { --ink: #dde5ec; --paper: #14191f; --soft: #93a3b3; --line: #2b343d; --card: #1b222a; --good: #5fd39b; --warn: #e8b34f; --bad: #ff8178 } }
  * { box-sizing: border-box }
  body { font: 14px/1.5 system-ui, sans-serif; margin: 1rem auto 3rem; max-width: 76rem; padding: 0 1rem; color: var(--ink); background: var(--paper) }
  nav { display: flex; gap: 1rem; margin-bottom: .5rem } nav a { color: inherit } nav a[aria-current] { font-weight: 600; text-decoration: none }
  h1 { font-size: 1.5rem; margin: .5rem 0 } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem } p { margin: .3rem 0 }
  .scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
  th, td { padding: .35rem .8rem .35rem 0; text-align: right; border-bottom: 1px solid var(--line); vertical-align: middle; white-space: nowrap; font-variant-numeric: tabular-nums }
  th:first-child, td:first-child, td:last-child, th:last-child { text-align: left }
  td:last-child { white-space: normal; color: var(--soft) } th { font-weight: 600; color: var(--soft) }
  .requests { fill: #9db8d6 } .failed { fill: var(--bad) } .time { fill: none; stroke: #1f5f99; stroke-width: 1.2 }
  @media (prefers-color-scheme: dark) { .time { stroke: #8cc4ff } .requests { fill: #41597a } }
  .good { color: var(--good) } .warn { color: var(--warn) } .bad { color: var(--bad) } .bad, .warn, .good { font-weight: 600 }
  .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .6rem; margin: .6rem 0 }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .7rem } .card b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums } .card span { color: var(--soft) }
  .verdict { border-left: .3rem solid; padding: .3rem .8rem; background: var(--card) } .verdict ul { margin: .2rem 0; padding-left: 1.2rem; font-weight: 400; color: var(--ink) }
  #stale { position: sticky; top: 0; background: var(--bad); color: var(--paper); padding: .3rem .8rem } #stale[hidden] { display: none }
  form { display: grid; gap: .6rem; max-width: 20rem } input, button { font: inherit; padding: .4rem }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but what a page brings: its style, and the script that signs in. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`;

const pages = { status: 'Status', usage: 'Usage' } as const;
export type PageName = keyof typeof pages;

/** A page for people, light or dark, on a desk or a phone. @param body trusted HTML: whoever makes it escapes what comes from outside */
export const frame = (current: PageName, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Saga Shop: ${pages[current]}</title>
<style>${style}</style></head>
<body><nav aria-label="Pages">${Object.entries(pages)
  .map(([name, title]) => `<a href="${name}"${name === current ? ' aria-current="page"' : ''}>${title}</a>`)
  .join('')}</nav>
<main>${body}</main>
</body>
</html>
`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
