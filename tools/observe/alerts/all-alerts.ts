import type { Alert } from './alert.js';

const one = (series: string, values: string, labels: Record<string, string> = {}, value = values.split('x')[0] ?? '') => ({
  input: [{ series, values }],
  labels,
  value,
}); // prettier-ignore

/** In the order in which somebody who is called should look at them: what customers notice first. */
export const alerts: readonly Alert[] = [
  {
    name: 'RequestsFail',
    severity: 'page',
    summary: 'The gateway answers {{ $value | humanizePercentage }} of its requests with 500 or more',
    watch:
      'sum(rate(http_request_duration_seconds_count{service="gateway", status=~"5.."}[2m])) / (sum(rate(http_request_duration_seconds_count{service="gateway"}[2m])) > 0) or vector(0)',
    above: 0.05,
    forSeconds: 60,
    example: {
      input: [
        { series: 'http_request_duration_seconds_count{service="gateway", status="200"}', values: '0+90x10' },
        { series: 'http_request_duration_seconds_count{service="gateway", status="503"}', values: '0+10x10' },
      ],
      labels: {},
      value: '10%',
    },
  },
  {
    name: 'ServiceDown',
    severity: 'page',
    summary: 'No instance of {{ $labels.service }} can be reached',
    watch: '1 - max by (service) (up)',
    above: 0,
    forSeconds: 30,
    example: one('up{service="order"}', '0x10', { service: 'order' }),
  },
  {
    name: 'BreakerOpen',
    severity: 'page',
    summary: 'The gateway sends nothing to {{ $labels.upstream }}, which does not answer',
    // A breaker learns from the next request that all is well again: without requests nobody is turned away.
    watch:
      'max by (upstream) (max_over_time(gateway_upstream_breaker_open[1m])) * on (upstream) clamp_max(sum by (upstream) (increase(gateway_upstream_failures_total[1m])), 1) or 0 * max by (upstream) (gateway_upstream_breaker_open)',
    above: 0,
    forSeconds: 30,
    example: {
      input: [
        { series: 'gateway_upstream_breaker_open{upstream="catalog"}', values: '1x10' },
        { series: 'gateway_upstream_failures_total{upstream="catalog", code="ECONNREFUSED"}', values: '0+15x10' },
      ],
      labels: { upstream: 'catalog' },
      value: '1',
    },
  },
  {
    name: 'OrdersSlow',
    severity: 'page',
    summary: 'One order in a hundred takes {{ $value | humanizeDuration }} to be completed',
    watch: 'histogram_quantile(0.99, sum by (le) (rate(saga_order_duration_seconds_bucket{ending="completed"}[5m]))) >= 0 or vector(0)',
    above: 5,
    forSeconds: 60,
    example: {
      input: [
        { series: 'saga_order_duration_seconds_bucket{ending="completed", le="5"}', values: '0x10' },
        { series: 'saga_order_duration_seconds_bucket{ending="completed", le="10"}', values: '0+9x10' },
        { series: 'saga_order_duration_seconds_bucket{ending="completed", le="+Inf"}', values: '0+9x10' },
      ],
      labels: {},
      value: '9.95s',
    },
  },
  {
    name: 'OrdersEndBadly',
    severity: 'page',
    summary: '{{ $value | humanizePercentage }} of the orders time out or fail at their capture',
    watch:
      'sum(rate(saga_orders_ended_total{ending=~"timed-out|capture-failed"}[5m])) / (sum(rate(saga_orders_ended_total[5m])) > 0) or vector(0)',
    above: 0.1,
    forSeconds: 30,
    example: {
      input: [
        { series: 'saga_orders_ended_total{ending="completed"}', values: '0+3x10' },
        { series: 'saga_orders_ended_total{ending="capture-failed"}', values: '0+1x10' },
      ],
      labels: {},
      value: '25%',
    },
  },
  {
    name: 'OrdersStuck',
    severity: 'page',
    summary: '{{ $value }} orders wait too long in the stage {{ $labels.stage }}',
    watch: 'max by (stage) (saga_stuck)',
    above: 0,
    forSeconds: 30,
    example: one('saga_stuck{service="order", stage="reserve"}', '2x10', { stage: 'reserve' }),
  },
  {
    name: 'OutboxBehind',
    severity: 'page',
    summary: 'A fact of {{ $labels.service }} waits to be published since {{ $value | humanizeDuration }}',
    watch: 'max by (service) (outbox_oldest_seconds)',
    above: 30,
    forSeconds: 30,
    example: one('outbox_oldest_seconds{service="order"}', '90x10', { service: 'order' }, '1m 30s'),
  },
  {
    name: 'LaneBehind',
    severity: 'page',
    summary: 'A message waits in {{ $labels.service }} since {{ $value | humanizeDuration }}',
    watch: 'max by (service) (lane_oldest_seconds)',
    above: 30,
    forSeconds: 30,
    example: one('lane_oldest_seconds{service="payment"}', '90x10', { service: 'payment' }, '1m 30s'),
  },
  {
    name: 'BankSilent',
    severity: 'page',
    summary: 'The bank has not answered a command since {{ $value | humanizeDuration }}',
    watch: 'max(bank_command_oldest_seconds)',
    above: 60,
    forSeconds: 30,
    example: one('bank_command_oldest_seconds{service="payment"}', '90x10', {}, '1m 30s'),
  },
  {
    name: 'DatabaseBusy',
    severity: 'page',
    summary: '{{ $value }} transactions of {{ $labels.service }} wait for a connection',
    watch: 'max by (service) (min_over_time(database_pool_waiting[30s]))',
    above: 0,
    forSeconds: 30,
    example: one('database_pool_waiting{service="catalog"}', '7x40', { service: 'catalog' }),
  },
  {
    name: 'DeadLetters',
    severity: 'ticket',
    summary: '{{ $value }} messages that {{ $labels.service }} could not handle wait for a person',
    watch: 'max by (service) (dead_letters_waiting)',
    above: 0,
    forSeconds: 30,
    example: one('dead_letters_waiting{service="catalog"}', '3x10', { service: 'catalog' }),
  },
  {
    name: 'Anomalies',
    severity: 'ticket',
    summary: '{{ $labels.service }} has heard facts that cannot be',
    watch: 'sum by (service) (increase(messages_total{outcome="anomaly"}[15m]))',
    above: 0,
    forSeconds: 0,
    example: one('messages_total{service="order", outcome="anomaly"}', '0+1x10', { service: 'order' }),
  },
  {
    name: 'BooksDisagree',
    severity: 'ticket',
    summary: '{{ $value }} things do not agree in {{ $labels.service }}: {{ $labels.kind }}',
    watch: 'max by (service, kind) (reconciliation_mismatches)',
    above: 0,
    forSeconds: 30,
    example: one('reconciliation_mismatches{service="catalog", kind="stock"}', '1x10', { service: 'catalog', kind: 'stock' }),
  },
  {
    name: 'TokenReused',
    severity: 'ticket',
    summary: 'A refresh token was used twice: somebody may have stolen it',
    watch: 'sum(increase(security_events_total{event="refresh-token-reused"}[15m]))',
    above: 0,
    forSeconds: 0,
    example: one('security_events_total{service="user", event="refresh-token-reused"}', '0+1x10', {}),
  },
];
