import { max, perSecond, quantile, share } from '../queries/promql.js';
import { lines, number, type Dashboard } from './dashboard.js';

const requests = 'http_request_duration_seconds_count{service="gateway"}';
const answered = '{operation!~".* .held open."}';

export const gateway: Dashboard = {
  uid: 'saga-shop-gateway',
  title: 'Gateway',
  says: 'The public door: who comes, what they get, and which services behind it answer.',
  rows: [
    {
      title: 'At a glance',
      panels: [
        number('Requests', 'Per second.', 'reqps', perSecond(requests)),
        number('Failed', 'Answered with 500 or more.', 'percentunit', share(perSecond('http_request_duration_seconds_count{service="gateway", status=~"5.."}'), perSecond(requests)), { alarmingFrom: 0.05 }),
        number('Time to answer, p50', 'Of everything.', 's', quantile(0.5, 'http_request_duration_seconds{service="gateway"}')),
        number('Open breakers', 'Services that are given a rest.', 'short', 'sum(gateway_upstream_breaker_open)', { alarmingFrom: 1 }),
      ],
    },
    {
      title: 'Operations',
      panels: [
        lines('Requests', 'By operation.', 'reqps', { '{{method}} {{route}}': perSecond(requests, 'method', 'route') }),
        lines('Answers', 'By status.', 'reqps', { '{{status}}': perSecond(requests, 'status') }),
        lines('Time to answer, p50', 'By operation.', 's', { '{{method}} {{route}}': quantile(0.5, 'http_request_duration_seconds{service="gateway"}', 'method', 'route') }),
        lines('Time to answer, p99', 'By operation; each point leads to a trace.', 's', { '{{method}} {{route}}': quantile(0.99, 'http_request_duration_seconds{service="gateway"}', 'method', 'route') }),
      ],
    },
    {
      title: 'Services behind it',
      panels: [
        lines('Breakers', '1 while nothing is sent there.', 'short', { '{{upstream}}': max('gateway_upstream_breaker_open', 'upstream') }, { alarmingFrom: 1 }),
        lines('Repeated requests', 'Reads sent again after a connection broke.', 'ops', { '{{upstream}}': perSecond('gateway_upstream_retries_total', 'upstream') }),
        lines('Reads from the cache', 'Hit and stale spare the service a request.', 'ops', { '{{upstream}}: {{how}}': perSecond('gateway_cached_reads_total', 'upstream', 'how') }),
        lines('Refused for their number', 'By the limit that was reached.', 'ops', { '{{limit}}': perSecond('gateway_rate_limited_total', 'limit') }),
      ],
    },
    {
      title: 'Clients',
      panels: [
        lines('Requests by client', 'As clients name themselves in X-Client.', 'reqps', { '{{client}}': perSecond('gateway_client_requests_total', 'client') }),
        lines('Mean time by client', 'Slow for one alone is that client\'s way of asking. Without what was held open on purpose.', 's', {
          '{{client}}': `${perSecond(`gateway_client_seconds_total${answered}`, 'client')} / ${perSecond(`gateway_client_requests_total${answered}`, 'client')}`,
        }),
        lines('Failures by client', 'Answered with 500 or more.', 'reqps', { '{{client}}': perSecond('gateway_client_failures_total', 'client') }),
      ],
    },
  ],
}; // prettier-ignore
