import type { Broker } from '@app/messaging';
import type { DestinationStream } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { verifierFor } from '../auth/verifier-for.js';
import type { HttpConfig, TokenConfig } from '../config/settings.js';
import { HealthRegistry } from '../health/health-registry.js';
import { believeOnly } from '../http/certificates.js';
import { PinoLog } from '../logging/pino-log.js';
import { newRegistry } from '../metrics/exposition.js';
import { ProblemFilter } from '../problem/problem-filter.js';
import { brokerFor } from './broker-for.js';
import type { Tracing } from '../tracing/start-tracing.js';
import { Lifecycle } from './lifecycle.js';
import type { Parts } from './platform.module.js';

interface Given {
  readonly broker?: Broker | undefined;
  readonly logTo?: DestinationStream | undefined;
  readonly tracing?: Tracing | undefined;
}

export function makeParts(config: HttpConfig & Partial<TokenConfig>, { broker, logTo, tracing }: Given): Parts {
  if (config.TLS_CA) believeOnly(config.TLS_CA);
  const log = PinoLog.create({ service: config.SERVICE_NAME, level: config.LOG_LEVEL, ...(logTo && { destination: logTo }) });
  const metrics = newRegistry();
  metrics.setDefaultLabels({ service: config.SERVICE_NAME });
  collectDefaultMetrics({ register: metrics });
  return {
    config,
    log,
    metrics,
    broker: broker ?? brokerFor(config),
    problems: new ProblemFilter(log),
    verifier: verifierFor(config),
    health: new HealthRegistry(),
    lifecycle: new Lifecycle(),
    tracing,
  };
}
