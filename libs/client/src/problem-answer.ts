import type { Problem } from './types.js';

const isProblem = (response: Response): boolean => response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;

/**
 * A refusal in the shape that the document promises: what stands between the shop and its client, such as a proxy, knows nothing of
 * that promise. Its answer becomes a problem `no-problem-document`, so that callers read one shape only.
 */
export function problemAnswer(response: Response): Response | undefined {
  if (response.ok || isProblem(response)) return undefined;
  const { status, statusText } = response;
  const problem: Problem = {
    type: 'about:blank',
    title: statusText || 'The answer does not come from the shop',
    status,
    instance: `urn:uuid:${crypto.randomUUID()}`,
    code: 'no-problem-document',
  };
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/problem+json');
  headers.delete('content-length');
  headers.delete('content-encoding');
  return new Response(JSON.stringify(problem), { status, statusText, headers });
}
