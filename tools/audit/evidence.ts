import type { ServiceName } from '@app/contracts';
import type { BrokerRecord } from '@app/messaging';

/** What the databases cannot know and a test rig does. Each part is optional: what is absent is not checked. */
export interface Evidence {
  /** Everything that clients did, all of them, in any order. */
  readonly clientLog?: readonly ClientOperation[];
  /** Every record of every topic from its beginning, in the order of offsets within a partition. */
  readonly topics?: readonly BrokerRecord[];
  /**
   * Where the order within a key is judged, for topics whose records took a way around and were shuffled on it on purpose: the topic that
   * readers read → the one that the relay wrote to.
   */
  readonly heldAt?: Readonly<Record<string, string>>;
  /** What somebody else than the relays wrote to a topic. Absent: nothing was. */
  readonly injected?: readonly Injection[];
  readonly postgresLogs?: readonly PostgresLog[];
}

/** One request of a client and what came of it. A repetition with the same key is an operation of its own. */
export interface ClientOperation {
  /** When it was sent and when its outcome was known, both by one clock, in milliseconds. */
  readonly at: number;
  readonly endedAt: number;
  /** Id of the account, as in its token. */
  readonly customer: string;
  readonly kind: 'place' | 'cancel' | 'read';
  /** The Idempotency-Key; reads have none. */
  readonly key?: string;
  /** ok: 2xx · fail: 4xx · unknown: everything else, for it may have happened or not. */
  readonly outcome: 'ok' | 'fail' | 'unknown';
  /** HTTP; absent when there was no answer. */
  readonly status?: number;
  /** `code` of the problem document. */
  readonly problem?: string;
  /** The order that was asked about, or that was answered with. */
  readonly orderId?: string;
  /** Of the order in the answer. */
  readonly orderStatus?: string;
  /** Of the answer's bytes, any digest: equal for equal bytes. Needed for `place` alone. */
  readonly bodyHash?: string;
}

/** A record that was put into a topic from outside. */
export interface Injection {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  /** Its `ce_id`, where it has a readable one, in lower case. */
  readonly eventId?: string;
  /** Of the record: the order that it claims to be about. */
  readonly key?: string;
  /**
   * absorbed: the bytes of a real event once more · skipped: of no type that anybody knows · dead-letter: it can never be handled ·
   * anomaly: readable, and impossible for its order, or of an order that does not exist.
   */
  readonly expected: 'absorbed' | 'skipped' | 'dead-letter' | 'anomaly';
  /** Who must meet it as expected. Absent: all that read the topic and have a use for the type that the record names. */
  readonly by?: readonly ServiceName[];
}

export interface PostgresLog {
  /** Whose: for the report. */
  readonly server: string;
  readonly lines: Iterable<string>;
}
