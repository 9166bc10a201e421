import type { ServiceName } from '@app/contracts';
import { pactsHolding } from './pact-files.js';
import { verifyAnswers, type Answering } from './verify-answers.js';
import { verifyFacts, type Sayings } from './verify-facts.js';

interface Promises {
  /** How each fact that anybody needs comes to be said. */
  readonly facts?: Sayings;
  /** Asked when its test runs: by then the service does. */
  readonly answers?: () => Answering | Promise<Answering>;
}

/** A test for each pact that holds this service: a file that comes into the folder is one more, and none can be left out. */
export function keepsPromises(provider: ServiceName, { facts = {}, answers }: Promises): void {
  it.each(pactsHolding(provider))('to $consumer.name, in $kind', async ({ file, kind }) => {
    if (kind === 'facts') return verifyFacts(provider, [file], facts);
    if (!answers) throw new Error(`${file} needs answers, and no test of ${provider} gives any`);
    return verifyAnswers(provider, await answers(), [file]);
  });
}
