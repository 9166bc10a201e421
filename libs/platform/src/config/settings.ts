import { z } from 'zod';
import { tracingSettings } from '../tracing/tracing-settings.js';
import { configFrom } from './config-from.js';
import { count, flag, list, milliseconds, port } from './variables.js';

/** What every process reads. */
export const processSettings = {
  /** Given by the service's definition, never by the environment: it names the consumer group and the inbox. */
  SERVICE_NAME: z.string().min(1),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** The authorities that this process believes, and no others, in whatever it connects to: PEM, by `TLS_CA_FILE`. */
  TLS_CA: z.string().optional(),
};

export const httpSettings = {
  ...processSettings,
  ...tracingSettings,
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes a free one. */
  PORT: port(0),
  /** Serves HTTPS instead of HTTP: PEM, by `TLS_CERT_FILE` and `TLS_KEY_FILE`. */
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  /** Proxies in front of the service whose forwarding headers may be believed. */
  TRUST_PROXY_HOPS: count(0),
  KEEP_ALIVE_SECONDS: count(75),
  /** How long a stopping service goes on serving, so that load balancers can turn away from it. */
  DRAIN_SECONDS: count(0),
  DOCS: flag(true),
};

export const tokenSettings = {
  JWKS_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3001/.well-known/jwks.json'),
  TOKEN_ISSUER: z.string().default('saga-shop'),
  TOKEN_AUDIENCE: z.string().default('saga-shop-api'),
};

export const databaseSettings = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'expected a postgresql:// URL'),
  DATABASE_POOL_SIZE: count(10),
};

export const messagingSettings = {
  KAFKA_BROKERS: list().default(['127.0.0.1:19092']),
  /** Logs in when it is set. */
  KAFKA_PASSWORD: z.string().min(8).optional(),
  /** The service's name unless set. */
  KAFKA_USERNAME: z.string().optional(),
  KAFKA_SASL_MECHANISM: z.enum(['scram-sha-512', 'scram-sha-256', 'plain']).default('scram-sha-512'),
  /** Speaks TLS, and believes whom the system believes. */
  KAFKA_TLS: flag(false),
  /** Speaks TLS, and believes these authorities alone: PEM, by `KAFKA_TLS_CA_FILE`. */
  KAFKA_TLS_CA: z.string().optional(),
  /** Before the names of topics and groups, for several shops on one cluster. */
  KAFKA_NAMESPACE: z
    .string()
    .regex(/^[\w.-]*$/)
    .default(''),
  /** How long a consumer may be silent before its partitions go to others: what a killed one costs. The broker has a least of its own. */
  KAFKA_SESSION_TIMEOUT_MS: milliseconds(10_000),
  /** How often what outbox and inbox need no longer is deleted. */
  CLEAN_UP_MS: milliseconds(3_600_000),
};

export const reconciliationSettings = {
  /** How often books are compared. */
  RECONCILE_MS: milliseconds(60_000),
};

/** A service with an API, accounts, a database and events: all of the above. */
export const serviceSettings = { ...httpSettings, ...tokenSettings, ...databaseSettings, ...messagingSettings, ...reconciliationSettings };

export class HttpConfig extends configFrom(httpSettings) {}
export class TokenConfig extends configFrom(tokenSettings) {}

export class ReconciliationConfig extends configFrom(reconciliationSettings) {}
export class MessagingSettings extends configFrom(messagingSettings) {}
