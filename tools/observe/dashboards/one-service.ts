import { perSecond, quantile, share } from '../queries/promql.js';
import { lines, number, state, type Dashboard } from './dashboard.js';

const of = (series: string): string => `${series}{service="$service"}`;
const requests = of('http_request_duration_seconds_count');

export const oneService: Dashboard = {
  uid: 'saga-shop-service',
  title: 'One service',
  says: 'Any one of them: requests, messages, database, process, logs.',
  ofOneService: true,
  rows: [
    {
      title: 'At a glance',
      panels: [
        state('Instances', 'Up as Prometheus sees them.', { '{{instance}}': of('up') }),
        number('Requests', 'Per second.', 'reqps', perSecond(requests)),
        number('Failed', 'Answered with 500 or more.', 'percentunit', share(perSecond('http_request_duration_seconds_count{service="$service", status=~"5.."}'), perSecond(requests)), { alarmingFrom: 0.05 }),
        number('Running for', 'Since the youngest instance started.', 's', `time() - max(${of('process_start_time_seconds')})`),
      ],
    },
    {
      title: 'Requests',
      panels: [
        lines('Rate', 'By operation.', 'reqps', { '{{method}} {{route}}': perSecond(requests, 'method', 'route') }),
        lines('Errors', 'By status, from 400 on.', 'reqps', { '{{status}} {{route}}': perSecond('http_request_duration_seconds_count{service="$service", status=~"[45].."}', 'status', 'route') }),
        lines('Duration, p99', 'By operation; each point leads to a trace.', 's', { '{{method}} {{route}}': quantile(0.99, of('http_request_duration_seconds'), 'method', 'route') }),
      ],
    },
    {
      title: 'Process',
      panels: [
        lines('Processor', 'Seconds of processor time per second.', 'short', { '{{instance}}': perSecond(of('process_cpu_seconds_total'), 'instance') }),
        lines('Memory', 'Resident, and the part that is heap.', 'bytes', {
          '{{instance}} resident': of('process_resident_memory_bytes'),
          '{{instance}} heap': of('nodejs_heap_size_used_bytes'),
        }),
        lines('Event loop', 'How late it is: p99 of the time between two scrapes.', 's', { '{{instance}}': of('nodejs_eventloop_lag_p99_seconds') }, { alarmingFrom: 0.5 }),
        lines('Garbage collection', 'Seconds per second.', 'short', { '{{kind}}': perSecond(of('nodejs_gc_duration_seconds_sum'), 'kind') }),
      ],
    },
    {
      title: 'Database and messages (not at the gateway)',
      panels: [
        lines('Connections', 'Busy up to the size of the pool; who waits comes on top.', 'short', {
          '{{instance}} {{state}}': of('database_pool_connections'),
          '{{instance}} waiting': of('database_pool_waiting'),
        }),
        lines('Messages', 'By what became of them.', 'ops', { '{{outcome}}': perSecond(of('messages_total'), 'outcome') }),
      ],
    },
  ],
}; // prettier-ignore
