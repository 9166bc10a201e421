import { max, perSecond, quantile, share, sum } from '../queries/promql.js';
import { lines, number, state, type Dashboard } from './dashboard.js';

const ended = (matcher = ''): string => perSecond(`saga_orders_ended_total${matcher}`);
const atGateway = 'http_request_duration_seconds_count{service="gateway"}';
const failedAtGateway = 'http_request_duration_seconds_count{service="gateway", status=~"5.."}';

export const shop: Dashboard = {
  uid: 'saga-shop-shop',
  title: 'Shop',
  says: 'What customers notice, and what waits for a person.',
  rows: [
    {
      title: 'At a glance',
      panels: [
        number('Orders per minute', 'Taken, whatever becomes of them.', 'opm', `${perSecond('saga_orders_placed_total')} * 60`),
        number('Completed', 'Of the orders that ended.', 'percentunit', share(ended('{ending="completed"}'), ended())),
        number('Time to completion, p99', 'From POST to the final fact.', 's', quantile(0.99, 'saga_order_duration_seconds{ending="completed"}'), { alarmingFrom: 5 }),
        number('Requests that failed', 'Answered with 500 or more, of all at the gateway.', 'percentunit', share(perSecond(failedAtGateway), perSecond(atGateway)), { alarmingFrom: 0.05 }),
        number('In flight', 'Orders that have not ended.', 'short', sum('saga_orders_in_flight')),
        number('Waiting for a person', 'Stuck sagas, dead letters and books that do not agree: 0 when all is well.', 'short', `${sum('saga_stuck')} + ${sum('dead_letters_waiting')} + ${sum('reconciliation_mismatches')}`, { alarmingFrom: 1 }),
      ],
    },
    {
      title: 'Orders',
      panels: [
        lines('Orders by ending', 'Sold out and declined are business; timed out and capture failed are trouble.', 'ops', {
          placed: perSecond('saga_orders_placed_total'),
          '{{ending}}': perSecond('saga_orders_ended_total', 'ending'),
        }),
        lines('Time to completion', 'Of bought orders; each point leads to one of their traces.', 's', {
          p50: quantile(0.5, 'saga_order_duration_seconds{ending="completed"}'),
          p95: quantile(0.95, 'saga_order_duration_seconds{ending="completed"}'),
          p99: quantile(0.99, 'saga_order_duration_seconds{ending="completed"}'),
        }, { alarmingFrom: 5 }),
      ],
    },
    {
      title: 'The public door',
      panels: [
        lines('Requests', 'At the gateway, by status.', 'reqps', { '{{status}}': perSecond(atGateway, 'status') }),
        lines('Time to answer, p99', 'At the gateway, by operation; waits and streams take as long as their callers wish.', 's', {
          '{{method}} {{route}}': quantile(0.99, 'http_request_duration_seconds{service="gateway"}', 'method', 'route'),
        }),
      ],
    },
    {
      title: 'The neighbours',
      panels: [
        state('Services', 'Up as Prometheus sees them.', { '{{service}}': 'min by (service) (up)' }),
        lines('Calls of the bank', 'By what came of them; unknown means no answer, and the call is repeated.', 'ops', {
          '{{outcome}}': perSecond('bank_calls_total', 'outcome'),
        }),
        lines('Log-ins and attacks', 'Passwords compared, and what may be an attack.', 'ops', {
          'passwords hashed': perSecond('password_hashes_total'),
          '{{event}}': perSecond('security_events_total', 'event'),
        }),
        lines('Waiting for a person', 'By kind; each has an alert and a runbook.', 'short', {
          'stuck in {{stage}}': max('saga_stuck', 'stage'),
          'dead letters of {{service}}': max('dead_letters_waiting', 'service'),
          'mismatches: {{kind}}': max('reconciliation_mismatches', 'kind'),
        }, { alarmingFrom: 1 }),
      ],
    },
  ],
}; // prettier-ignore
