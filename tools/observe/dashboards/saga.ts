import { max, perSecond, quantile, sum } from '../queries/promql.js';
import { lines, number, type Dashboard } from './dashboard.js';

export const saga: Dashboard = {
  uid: 'saga-shop-saga',
  title: 'Saga',
  says: 'How orders travel: where they are, how long each step takes, how they end.',
  rows: [
    {
      title: 'At a glance',
      panels: [
        number('In flight', 'Orders that have not ended.', 'short', sum('saga_orders_in_flight')),
        number('Stuck', 'Waiting for longer than they may; their last fact is said again.', 'short', sum('saga_stuck'), { alarmingFrom: 1 }),
        number('Anomalies', 'Facts that cannot be, per second.', 'ops', perSecond('messages_total{outcome="anomaly"}'), { alarmingFrom: 0.001 }),
        number('Mismatches', 'Books that do not agree.', 'short', sum('reconciliation_mismatches'), { alarmingFrom: 1 }),
      ],
    },
    {
      title: 'Orders',
      panels: [
        lines('By ending', 'Each order ends in exactly one of these.', 'ops', { '{{ending}}': perSecond('saga_orders_ended_total', 'ending') }),
        lines('Time to the end, p99', 'By ending; each point leads to a trace.', 's', { '{{ending}}': quantile(0.99, 'saga_order_duration_seconds', 'ending') }),
        lines('In flight', 'Pending may still be given up; confirmed only goes forward.', 'short', { '{{status}}': max('saga_orders_in_flight', 'status') }),
        lines('Stuck', 'By what is waited for.', 'short', { '{{service}}: {{stage}}': max('saga_stuck', 'service', 'stage') }, { alarmingFrom: 1 }),
      ],
    },
    {
      title: 'Steps',
      panels: [
        lines('Time per step, p50', 'From the cause to the fact, by the fact.', 's', { '{{fact}}': quantile(0.5, 'saga_step_duration_seconds', 'fact') }),
        lines('Time per step, p99', 'The slowest step is where an order spends its time.', 's', { '{{fact}}': quantile(0.99, 'saga_step_duration_seconds', 'fact') }),
        lines('Facts', 'Stated for a cause, by service.', 'ops', { '{{service}}: {{fact}}': perSecond('saga_step_duration_seconds_count', 'service', 'fact') }),
        lines('Anomalies and ignored facts', 'Ignored is late or repeated and harmless; an anomaly is a fault of somebody.', 'ops', {
          '{{service}}: {{outcome}}': perSecond('messages_total{outcome=~"anomaly|ignored"}', 'service', 'outcome'),
        }),
      ],
    },
    {
      title: 'The bank',
      panels: [
        lines('Calls', 'By kind and what came of them.', 'ops', { '{{kind}}: {{outcome}}': perSecond('bank_calls_total', 'kind', 'outcome') }),
        lines('Time to answer, p99', 'Calls without an answer count with their patience.', 's', { '{{kind}}': quantile(0.99, 'bank_call_duration_seconds', 'kind') }),
        lines('Oldest open command', 'What the bank was asked and has not answered.', 's', { oldest: max('bank_command_oldest_seconds') }, { alarmingFrom: 60 }),
        lines('Books', 'Comparisons that found a difference.', 'short', { '{{service}}: {{kind}}': max('reconciliation_mismatches', 'service', 'kind') }, { alarmingFrom: 1 }),
      ],
    },
  ],
}; // prettier-ignore
