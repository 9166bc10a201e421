import type { Log } from '@app/platform';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { UpstreamEvents } from './upstream.js';

/** @returns for the name of a service, what counts that happens to it */
export function upstreamMetrics(registry: Registry, log: Log): (upstream: string) => UpstreamEvents {
  const registers = [registry];
  const failures = new Counter({
    name: 'gateway_upstream_failures_total',
    help: 'Calls of a service that ended without an answer',
    labelNames: ['upstream', 'code'],
    registers,
  });
  const retries = new Counter({
    name: 'gateway_upstream_retries_total',
    help: 'Requests that were sent again',
    labelNames: ['upstream'],
    registers,
  });
  const open = new Gauge({
    name: 'gateway_upstream_breaker_open',
    help: '1 while nothing is sent to the service because it did not answer',
    labelNames: ['upstream'],
    registers,
  });
  return (upstream) => {
    retries.inc({ upstream }, 0);
    open.set({ upstream }, 0);
    return {
      onFailure: (code) => failures.inc({ upstream, code }),
      onRetry: () => retries.inc({ upstream }),
      onBreak: (isOpen) => {
        open.set({ upstream }, isOpen ? 1 : 0);
        log[isOpen ? 'warn' : 'info'](isOpen ? 'breaker open' : 'breaker closed', { upstream });
      },
    };
  };
}
