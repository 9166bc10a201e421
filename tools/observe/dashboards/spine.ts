import { max, perSecond, quantile, sum } from '../queries/promql.js';
import { lines, number, state, type Dashboard } from './dashboard.js';

export const spine: Dashboard = {
  uid: 'saga-shop-spine',
  title: 'Spine',
  says: 'Outbox, relay, lanes, inbox and dead letters: whether facts arrive, and how late.',
  rows: [
    {
      title: 'At a glance',
      panels: [
        number('Waiting to be published', 'Facts in all outboxes.', 'short', sum('outbox_pending')),
        number('Oldest of them', 'More than a second means that a relay is behind.', 's', max('outbox_oldest_seconds'), { alarmingFrom: 30 }),
        number('Lag', 'Messages that consumers have not handled.', 'short', sum('lane_lag_messages')),
        number('Dead letters', 'Given up, and neither replayed nor discarded.', 'short', sum('dead_letters_waiting'), { alarmingFrom: 1 }),
        number('Parked keys', 'Orders whose later messages wait behind a dead letter.', 'short', sum('parked_keys'), { alarmingFrom: 1 }),
        state('Consumers', 'Members of their groups that hear from the broker.', { '{{service}}': 'min by (service) (consumer_running)' }),
      ],
    },
    {
      title: 'Outbox and relay',
      panels: [
        lines('Published', 'Events per second.', 'ops', { '{{service}}': perSecond('outbox_published_total', 'service') }),
        lines('Publish latency', 'From the fact to the broker.', 's', {
          '{{service}} p50': quantile(0.5, 'outbox_publish_latency_seconds', 'service'),
          '{{service}} p99': quantile(0.99, 'outbox_publish_latency_seconds', 'service'),
        }),
        lines('Waiting', 'Facts in the outbox, and for how long the oldest.', 'short', {
          '{{service}} pending': max('outbox_pending', 'service'),
          '{{service}} oldest, s': max('outbox_oldest_seconds', 'service'),
          '{{service}} blocked': max('outbox_blocked', 'service'),
        }),
        lines('Sends that failed', 'Each is repeated.', 'ops', { '{{service}}': perSecond('outbox_send_errors_total', 'service') }),
      ],
    },
    {
      title: 'Lanes and inbox',
      panels: [
        lines('Messages by outcome', 'Duplicates are redeliveries that the inbox absorbed.', 'ops', { '{{service}}: {{outcome}}': perSecond('messages_total', 'service', 'outcome') }),
        lines('From fact to effect', 'The whole hop: relay, broker, lane, transaction.', 's', {
          '{{service}} p50': quantile(0.5, 'message_delay_seconds', 'service'),
          '{{service}} p99': quantile(0.99, 'message_delay_seconds', 'service'),
        }),
        lines('Lag', 'By topic.', 'short', { '{{service}}: {{topic}}': sum('lane_lag_messages', 'service', 'topic') }),
        lines('Oldest waiting message', 'A lane that waits for the database, or a handler that fails.', 's', { '{{service}}': max('lane_oldest_seconds', 'service') }, { alarmingFrom: 30 }),
        lines('Batches that fell apart', 'Went message by message after a failure.', 'ops', { '{{service}}': perSecond('batch_fallbacks_total', 'service') }),
        lines('Dead letters', 'And the keys behind them.', 'short', {
          '{{service}} letters': max('dead_letters_waiting', 'service'),
          '{{service}} keys': max('parked_keys', 'service'),
        }, { alarmingFrom: 1 }),
      ],
    },
  ],
}; // prettier-ignore
