import { namesInQuery } from './names-in-query.js';
import { perSecond, quantile, share } from './promql.js';

describe('the names in a query', () => {
  it.each([
    ['up', ['up'], []],
    [perSecond('messages_total{outcome="dead"}', 'service'), ['messages_total'], ['outcome', 'service']],
    [quantile(0.99, 'a_seconds{service=~"$service"}', 'route'), ['a_seconds_bucket'], ['service', 'le', 'route']],
    [share('sum(a_total)', 'sum(b_total)'), ['a_total', 'b_total'], []],
    ['1 - max by (service) (up) > 0.5', ['up'], ['service']],
    ['rate(a_total[5m]) and on (service) b', ['a_total', 'b'], ['service']],
  ])('%s', (query, series, labels) => {
    expect(namesInQuery(query)).toEqual({ series, labels: expect.arrayContaining(labels) });
    expect(namesInQuery(query).labels).toHaveLength(labels.length);
  });
});
