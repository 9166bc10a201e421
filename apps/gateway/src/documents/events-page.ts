import { createHash } from 'node:crypto';
import { fieldsOf, type Schema } from './event-fields.js';

interface Message {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly payload: Schema;
  readonly headers: Schema;
  readonly bindings: { readonly kafka: { readonly key: { readonly description: string } } };
  readonly examples?: readonly { readonly payload: unknown }[];
  readonly 'x-sensitive'?: readonly string[];
}

interface Channel {
  readonly address: string;
  readonly description: string;
  readonly messages: Readonly<Record<string, unknown>>;
}

/** The parts of the AsyncAPI document that the page shows. */
export interface EventsDocument {
  readonly info: { readonly title: string; readonly description: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
}

const style = `
  body { font: 15px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: #1c2733; background: #fff }
  h2 { margin-top: 3rem; border-bottom: 2px solid #e3e8ee } h3 { margin: 2rem 0 .2rem }
  code, pre { font: 13px/1.45 ui-monospace, monospace } pre { background: #f4f7fa; padding: .8rem; overflow-x: auto; border-radius: 4px }
  table { border-collapse: collapse } td { padding: .15rem 1.2rem .15rem 0; vertical-align: top } td:last-child, .key { color: #5b6b7b } h2, h3, td { overflow-wrap: anywhere }
  @media (max-width: 40rem) { td { display: block } td:last-child { padding: 0 0 .5rem 1rem } }
  nav { columns: 14rem 3 } nav a, nav b { display: block } nav b { margin-top: .6rem; break-after: avoid } a { color: #1f5f99 } .secret { color: #c8372d }
  @media (prefers-color-scheme: dark) { body { color: #dde5ec; background: #14191f } h2 { border-color: #2b343d } pre { background: #1d242c } a { color: #8cc4ff }
    td:last-child, .key { color: #a3b3c2 } .secret { color: #ff8f86 } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** This style and nothing else: the page has no script, and asks nobody for anything. */
export const eventsPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The events of the shop for people: every topic, every fact on it, its fields and an example. */
export function eventsPage({ info, channels, components }: EventsDocument): string {
  const all = Object.values(channels);
  const messagesOf = ({ messages }: Channel): Message[] => Object.keys(messages).flatMap((name) => components.messages[name] ?? []);
  const contents = all.map(
    (channel) =>
      `<b>${escaped(channel.address)}</b>${messagesOf(channel)
        .map(({ name }) => `<a href="#${name}">${name}</a>`)
        .join('')}`,
  );
  const [first] = Object.values(components.messages);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}</title>
<style>${style}</style></head>
<body><h1>${escaped(info.title)}</h1>
<p>${escaped(info.description)} The same as a document: <a href="../asyncapi.json">asyncapi.json</a>. Over HTTP: <a href="../docs">the operations</a>.</p>
<nav>${contents.join('')}</nav>
<h2>The envelope</h2><p>CloudEvents 1.0 as header fields of the record; its value is the data alone, as JSON.</p>${first ? table(first.headers) : ''}
${all.map((channel) => `<h2>${escaped(channel.address)}</h2><p>${escaped(channel.description)}.</p>${messagesOf(channel).map(section).join('')}`).join('\n')}
</body>
</html>
`;
}

const section = ({ name, title, summary, payload, bindings, examples = [], 'x-sensitive': sensitive = [] }: Message): string =>
  `<h3 id="${name}">${escaped(title)}</h3><p>${escaped(summary)} <span class="key">Key: ${escaped(bindings.kafka.key.description)}.</span></p>
${table(payload, sensitive)}${examples.map((example) => `<pre>${escaped(JSON.stringify(example.payload, undefined, 2))}</pre>`).join('')}`;

const table = (schema: Schema, sensitive: readonly string[] = []): string =>
  `<table>${fieldsOf(schema)
    .map(({ path, isOptional, kind }) => {
      const mark = sensitive.includes(path) ? ' <span class="secret">never logged or shown</span>' : '';
      return `<tr><td><code>${escaped(path)}${isOptional ? '?' : ''}</code>${mark}</td><td>${escaped(kind)}</td></tr>`;
    })
    .join('')}</table>`;
