import { Logger } from '@nestjs/common';
import kafkajs, { type Kafka, type RetryOptions } from 'kafkajs';
import { clientSettings, type KafkaOptions } from './kafka-settings.js';

const logger = new Logger('Kafka');

/** kafkajs tells each retry as an error; what matters is told by who gives up. */
const logCreator = () => ({ namespace, log }: { namespace: string; log: { message: string; error?: string } }) =>
  logger.debug(`${namespace}: ${log.message}${log.error ? ` (${log.error})` : ''}`); // prettier-ignore

export interface ClientLife {
  readonly retry?: RetryOptions;
  /** From then on the client opens no connection. */
  readonly end?: AbortSignal;
}

/** A client of its own for each consumer: two consumers of one client share their map of committed offsets. */
export function createKafkaClient(options: KafkaOptions, { retry, end = new AbortController().signal }: ClientLife = {}): Kafka {
  const settings = clientSettings(options, end);
  return new kafkajs.Kafka({ ...settings, ...(retry && { retry }), logCreator, logLevel: kafkajs.logLevel.WARN });
}
