import type { Caller } from './callers.js';
import type { Door } from '../doors/parts.js';
import type { Attempt } from './recipe.js';

export interface Answer {
  readonly status: number;
  /** Nothing of a stream. */
  readonly text: string;
}

export async function send(
  { method, path, url }: Door,
  caller: Caller,
  { ids = {}, query, body, headers, token = caller.token }: Attempt,
): Promise<Answer> {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const response = await fetch(new URL(query ? `${place}?${query}` : place, url), {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream) return { status: response.status, text: await response.text() };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}
