import { whyNoKafka } from './kafka/start-kafka.js';

export type Mode =
  | { readonly broker: 'kafka' }
  /** All services in one process; `because` is a sentence that begins in lower case. */
  | { readonly broker: 'memory'; readonly because: string };

export function chooseMode(oneProcess: boolean): Mode {
  const because = oneProcess ? 'it was asked for (--one-process)' : whyNoKafka();
  return because === undefined ? { broker: 'kafka' } : { broker: 'memory', because };
}

/** Why, what is lost by it, and how to get the other. */
export const explainMemoryMode = (because: string, wasAskedFor: boolean): string =>
  [
    `All services run in one process, with a broker in its memory, because ${because}.`,
    'Nothing that was acknowledged is lost by it (the outbox keeps what is not handled yet), but a crash takes all services down at once,',
    'and there is no Kafka to look into, to stop, or to measure.',
    wasAskedFor ? 'For the real one: `npm start`.' : 'For the real one: install Java 17 or newer and Maven, then `npm start` again.',
  ].join('\n');
