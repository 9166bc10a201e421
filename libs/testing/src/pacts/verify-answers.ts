import type { IncomingMessage, ServerResponse } from 'node:http';
import { Verifier } from '@pact-foundation/pact';
import { VerificationFailed } from './verification-failed.js';

/** A service that runs. */
export interface Answering {
  readonly url: string;
  /** Each brings the service into a state, by its name, and returns what only the service knows: `known('${id}', …)`. */
  readonly states?: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>>;
  /** The `Authorization` of requests that carry one. */
  readonly authorization?: () => string;
}

/**
 * Holds what a running service answers against what its consumers need.
 * @throws VerificationFailed naming each interaction and field that is not as it was promised
 */
export async function verifyAnswers(
  provider: string,
  { url, states = {}, authorization }: Answering,
  pactFiles: readonly string[],
): Promise<void> {
  const stateHandlers = Object.fromEntries(Object.entries(states).map(([state, enter]) => [state, async () => ({ ...(await enter()) })]));
  const verifier = new Verifier({
    provider,
    providerBaseUrl: url,
    pactUrls: [...pactFiles],
    stateHandlers,
    requestFilter: ({ headers }: IncomingMessage, _: ServerResponse, next: () => void) => {
      if (authorization && headers.authorization) headers.authorization = authorization();
      next();
    },
    logLevel: 'error',
  });
  await VerificationFailed.from(verifier.verifyProvider());
}
