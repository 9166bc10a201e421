import type { PageOf } from './page.js';

/** RFC 8288: the neighbours of a page, as addresses relative to the server. */
export function linkHeader(url: string, { next, prev }: PageOf<unknown>): string | undefined {
  const links = [
    ['next', next],
    ['prev', prev],
  ]
    .filter(([, cursor]) => cursor !== null)
    .map(([rel, cursor]) => `<${withCursor(url, cursor ?? '')}>; rel="${rel}"`);
  return links.length > 0 ? links.join(', ') : undefined;
}

function withCursor(url: string, cursor: string): string {
  const [path, query] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}
