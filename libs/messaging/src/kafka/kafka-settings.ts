import { connect as connectPlain, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConsumerConfig, KafkaConfig as ClientConfig, ProducerConfig, RetryOptions, SASLOptions } from 'kafkajs';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly sasl?: SASLOptions;
  /** Whom to believe; without `ca`, whom the system believes. */
  readonly tls?: { readonly ca?: string };
  /** Before the name of every topic and group, so that several shops can share a cluster. */
  readonly namespace?: string;
  /** How long the group waits for a member of which it hears nothing, before its partitions go to others. */
  readonly sessionTimeoutMs?: number;
}

export const defaultSessionTimeoutMs = 10_000;

const clientRetry: RetryOptions = { initialRetryTime: 100, maxRetryTime: 2_000, factor: 0.2, multiplier: 2, retries: 8 };

type SocketFactory = NonNullable<ClientConfig['socketFactory']>;

const openSocket: SocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : connectPlain({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, 15_000); // the stock factory waits for Nagle and probes after a minute
};

/**
 * What kafkajs has begun when it is told to disconnect, it goes on with, over new connections. An ended client opens none and
 * knows no broker, which is what makes kafkajs give up.
 */
const untilEnded = (brokers: readonly string[], end: AbortSignal): Pick<ClientConfig, 'brokers' | 'socketFactory'> => ({
  brokers: () => (end.aborted ? [] : [...brokers]),
  socketFactory: (options) => {
    end.throwIfAborted();
    return openSocket(options);
  },
});

export const clientSettings = ({ brokers, clientId, sasl, tls }: KafkaOptions, end: AbortSignal): ClientConfig => ({
  clientId,
  connectionTimeout: 3_000,
  authenticationTimeout: 5_000,
  requestTimeout: 15_000,
  enforceRequestTimeout: true,
  retry: clientRetry,
  ...untilEnded(brokers, end),
  ...(sasl && { sasl }),
  ...(tls && { ssl: tls }),
});

/**
 * About two minutes. A member that waits for its broker for so long takes up its place in the group as if nothing had been;
 * a new one would have to wait until the session of the old one is over.
 */
export const patience: RetryOptions = { ...clientRetry, retries: 60 };

export const consumerSettings = (sessionTimeout = defaultSessionTimeoutMs): Omit<ConsumerConfig, 'groupId'> => ({
  sessionTimeout,
  heartbeatInterval: sessionTimeout / 5,
  rebalanceTimeout: 15_000,
  maxWaitTimeInMs: 100,
  minBytes: 1,
  maxBytesPerPartition: 262_144,
  maxBytes: 2_097_152,
  metadataMaxAge: 60_000,
  allowAutoTopicCreation: false,
});

/**
 * Not idempotent: kafkajs gives that producer five retries and then reuses its sequence numbers. Order per key is the relay's
 * doing, repetitions are the inbox's. Few retries: the relay repeats, and sooner.
 */
export const producerSettings: ProducerConfig = {
  allowAutoTopicCreation: false,
  idempotent: false,
  maxInFlightRequests: 1,
  retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 2 },
};
