import { MessageProviderPact, providerWithMetadata } from '@pact-foundation/pact';
import type { ServiceName } from '@app/contracts';
import type { SaidFact } from '../neighbours.js';
import { VerificationFailed } from './verification-failed.js';

/**
 * Holds what a provider says against what its consumers need.
 * @param say by the type of the fact: makes the provider say it, and returns it as it was said
 * @throws VerificationFailed naming each interaction and field that is not as it was promised
 */
export async function verifyFacts(
  provider: ServiceName,
  pactFiles: readonly string[],
  say: Readonly<Record<string, () => SaidFact | Promise<SaidFact>>>,
): Promise<void> {
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
