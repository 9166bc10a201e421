import { stringify } from 'yaml';
import { ruleOf, runbookOf, type Alert, type ExampleSeries } from './alert.js';
import { alerts } from './all-alerts.js';

/** The rules as Prometheus reads them. @param hurry divides the times, for whoever cannot wait so long */
export function rulesYaml(of: readonly Alert[] = alerts, hurry = 1): string {
  const rules = of.map((alert) => ({
    alert: alert.name,
    expr: ruleOf(alert),
    for: `${Math.ceil(alert.forSeconds / hurry)}s`,
    labels: { severity: alert.severity },
    annotations: { summary: alert.summary, runbook: runbookOf(alert) },
  }));
  return stringify({ groups: [{ name: 'saga-shop', rules }] }, { lineWidth: 0 });
}

/** What `{{ $labels.x }}` and `{{ $value … }}` become. */
const filledIn = ({ summary, example }: Alert): string =>
  summary
    .replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => example.labels[label] ?? '')
    .replaceAll(/\{\{ \$value[^}]*\}\}/g, example.value);

/** Everything that alerts watch, as it is when all is well. */
const quietDay: readonly ExampleSeries[] = [
  { series: 'up{service="order"}', values: '1x40' },
  { series: 'http_request_duration_seconds_count{service="gateway", status="200"}', values: '0+100x40' },
  { series: 'http_request_duration_seconds_count{service="gateway", status="503"}', values: '0+1x40' },
  { series: 'gateway_upstream_breaker_open{upstream="catalog"}', values: '0x40' },
  { series: 'gateway_upstream_failures_total{upstream="catalog", code="ECONNRESET"}', values: '0+1x40' },
  { series: 'saga_order_duration_seconds_bucket{ending="completed", le="0.1"}', values: '0+9x40' },
  { series: 'saga_order_duration_seconds_bucket{ending="completed", le="+Inf"}', values: '0+9x40' },
  { series: 'saga_orders_ended_total{ending="completed"}', values: '0+20x40' },
  { series: 'saga_orders_ended_total{ending="timed-out"}', values: '0+1x40' },
  { series: 'saga_stuck{service="order", stage="reserve"}', values: '0x40' },
  { series: 'outbox_oldest_seconds{service="order"}', values: '2x40' },
  { series: 'lane_oldest_seconds{service="order"}', values: '2x40' },
  { series: 'bank_command_oldest_seconds{service="payment"}', values: '5x40' },
  { series: 'database_pool_waiting{service="order"}', values: '0 3 0 0 5 0 0x40' },
  { series: 'dead_letters_waiting{service="order"}', values: '0x40' },
  { series: 'messages_total{service="order", outcome="anomaly"}', values: '0x40' },
  { series: 'reconciliation_mismatches{service="order", kind="outbox"}', values: '0x40' },
  { series: 'security_events_total{service="user", event="refresh-token-reused"}', values: '0x40' },
];

/** The cases for `promtool test rules`: each example calls when its time is over, and not before; without it nobody calls. */
export function ruleTestsYaml(rulesFile: string): string {
  const tests = alerts.map((alert) => {
    const { name, severity, forSeconds, example } = alert;
    const firing = {
      exp_labels: { severity, ...example.labels },
      exp_annotations: { summary: filledIn(alert), runbook: runbookOf(alert) },
    };
    return {
      interval: '15s',
      name,
      input_series: example.input,
      alert_rule_test: [
        { eval_time: '0s', alertname: name, exp_alerts: [] },
        { eval_time: `${30 + forSeconds}s`, alertname: name, exp_alerts: [firing] },
        ...alerts.filter((other) => other !== alert).map((other) => ({ eval_time: '2m', alertname: other.name, exp_alerts: [] })),
      ],
    };
  });
  const quiet = {
    interval: '15s',
    name: 'a quiet day',
    input_series: quietDay,
    alert_rule_test: alerts.map(({ name }) => ({ eval_time: '5m', alertname: name, exp_alerts: [] })),
  };
  return stringify(
    { rule_files: [rulesFile], evaluation_interval: '15s', tests: [...tests, quiet] },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}
