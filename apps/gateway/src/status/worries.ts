import type { InstanceStatus, ShopStatus } from './shop-status.js';

/** Something that a person should look at; the runbook is that of the alert. */
export interface Worry {
  readonly words: string;
  readonly alert: string;
}

interface Watched {
  readonly metric: string;
  readonly above: number;
  readonly alert: string;
  readonly words: (value: string, service: string) => string;
}

const watched: readonly Watched[] = [
  { metric: 'saga_stuck', above: 0, alert: 'OrdersStuck', words: (n, service) => `${n} sagas wait too long in ${service}` },
  { metric: 'dead_letters_waiting', above: 0, alert: 'DeadLetters', words: (n, service) => `${n} dead letters in ${service}` },
  {
    metric: 'reconciliation_mismatches',
    above: 0,
    alert: 'BooksDisagree',
    words: (n, service) => `${n} things do not agree in ${service}`,
  },
  { metric: 'outbox_oldest_seconds', above: 30, alert: 'OutboxBehind', words: (n, service) => `a fact of ${service} waits for ${n} s` },
  { metric: 'lane_oldest_seconds', above: 30, alert: 'LaneBehind', words: (n, service) => `a message waits for ${n} s in ${service}` },
  { metric: 'bank_command_oldest_seconds', above: 60, alert: 'BankSilent', words: (n) => `the bank has not answered for ${n} s` },
];

/** What is not as it should be, the worst first; the bounds are those of the alerts. */
export function worries({ gateway, instances }: ShopStatus): Worry[] {
  const breakers = gateway.figures.by('gateway_upstream_breaker_open', 'upstream');
  return [
    ...instances.flatMap(worriesAboutHealth),
    // One that is open although its service is well closes with the next request.
    ...[...breakers]
      .filter(([name, open]) => open > 0 && !instances.some(({ service, condition }) => service === name && condition === 'ok'))
      .map(([name]) => ({ words: `the gateway sends nothing to ${name}`, alert: 'BreakerOpen' })),
    ...instances.flatMap(worriesAboutFigures),
  ];
}

function worriesAboutHealth({ service, condition, faults }: InstanceStatus): Worry[] {
  if (condition === 'silent') return [{ words: `${service} does not answer`, alert: 'ServiceDown' }];
  const missing = Object.keys(faults).join(', ');
  if (condition === 'unavailable') return [{ words: `${service} is not ready${missing && `: ${missing}`}`, alert: 'ServiceDown' }];
  return condition === 'degraded' ? [{ words: `${service} works without ${missing}`, alert: 'LaneBehind' }] : [];
}

const worriesAboutFigures = ({ service, figures }: InstanceStatus): Worry[] =>
  watched.flatMap(({ metric, above, alert, words }) => {
    const value = figures.sum(metric) ?? 0;
    return value > above ? [{ words: words(String(Math.round(value)), service), alert }] : [];
  });
