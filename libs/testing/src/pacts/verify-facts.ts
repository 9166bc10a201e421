import { MessageProviderPact, providerWithMetadata } from '@pact-foundation/pact';
import type { ServiceName } from '@app/contracts';
import type { SaidFact } from '../neighbours.js';
import { VerificationFailed } from './verification-failed.js';

/** By the type of a fact: makes the provider say it, and returns it as it was said. */
export type Sayings = Readonly<Record<string, () => SaidFact | Promise<SaidFact>>>;

/**
 * Holds what a provider says against what its consumers need.
 * @throws VerificationFailed naming each interaction and field that is not as it was promised
 */
export async function verifyFacts(provider: ServiceName, pactFiles: readonly string[], say: Sayings): Promise<void> {
  const messageProviders = Object.fromEntries(
    Object.entries(say).map(([type, said]) => [
      type,
      async () => {
        const { data, headers } = await said();
        return providerWithMetadata(() => data, { contentType: 'application/json', ...headers })({ description: type });
      },
    ]),
  );
  const pact = new MessageProviderPact({ provider, pactUrls: [...pactFiles], messageProviders, logLevel: 'error' });
  await VerificationFailed.from(pact.verify());
}
