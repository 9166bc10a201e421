import type { BrokerConsumer } from '../broker.js';

export interface SignsOfLife {
  /** A fetch came back, empty or not. */
  readonly onFetched: () => void;
  /** It will not come back by itself. */
  readonly onDead: (error: Error) => void;
}

/** A consumer that is started once and stopped once; when it is lost, who watches over it begins another life. */
export interface ConsumerLife extends Pick<BrokerConsumer, 'pause' | 'resume' | 'commit' | 'stop'> {
  /** Resolves when it runs or was stopped meanwhile. */
  start(signs: SignsOfLife): Promise<void>;
}
