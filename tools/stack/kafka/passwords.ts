import { brokerUsers } from '@app/contracts';
import type { Secrets } from '../secrets.js';

/** `broker` speaks to itself, `deploy` creates topics and gives rights; a service may do what `aclsOf` says. */
export const kafkaUsers = ['broker', 'deploy', ...brokerUsers] as const;
export type KafkaUser = (typeof kafkaUsers)[number];
export type KafkaPasswords = Readonly<Record<KafkaUser, string>>;

/** Those of a data folder, made at its first start. */
export const kafkaPasswordsOf = (secrets: Pick<Secrets, 'get'>): KafkaPasswords =>
  Object.fromEntries(kafkaUsers.map((user) => [user, secrets.get(`kafka_${user}`)])) as Record<KafkaUser, string>;
