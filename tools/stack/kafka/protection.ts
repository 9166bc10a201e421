import type { KafkaPasswords } from './passwords.js';

const login = (module: string, password: string, more = ''): string =>
  `org.apache.kafka.common.security.${module}LoginModule required username="broker" password="${password}"${more};`;

/** Every connection logs in, and nobody may do what no rule allows. The controller's own listener knows one user, which is why it can do without SCRAM. */
export const protection = ({ broker }: KafkaPasswords): Readonly<Record<string, string>> => ({
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
  'sasl.mechanism.controller.protocol': 'PLAIN',
  'listener.name.clients.scram-sha-512.sasl.jaas.config': login('scram.Scram', broker),
  'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.controller.plain.sasl.jaas.config': login('plain.Plain', broker, ` user_broker="${broker}"`),
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'false',
  'super.users': 'User:broker;User:deploy',
});

export interface PemFiles {
  /** The broker's key and its certificate. */
  readonly own: string;
  /** The authority that vouches for it. */
  readonly authority: string;
}

/** Clients speak TLS; the controller stays within the machine. */
export const encryption = ({ own, authority }: PemFiles): Readonly<Record<string, string>> => ({
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.location': own,
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.location': authority,
});
