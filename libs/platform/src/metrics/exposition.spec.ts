import { Counter, Gauge, Histogram } from 'prom-client';
import { expose, newRegistry } from './exposition.js';

describe('what a scrape gets', () => {
  const registry = newRegistry();
  const registers = [registry];
  new Counter({ name: 'orders_total', help: 'Orders', labelNames: ['kind'], registers }).inc({ kind: 'a # {b} 1' });
  new Gauge({ name: 'load', help: 'Load', registers }).set(1);
  const times = new Histogram({ name: 'seconds', help: 'Times', buckets: [1], enableExemplars: true, registers });
  times.observe({ labels: {}, value: 0.5, exemplarLabels: { trace_id: 'abc' } });

  it('is OpenMetrics with exemplars for who asks for it, again and again', async () => {
    await expose(registry, 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5');
    const { type, text } = await expose(registry, 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5');
    expect(type).toContain('openmetrics');
    expect(text).toMatch(/^# TYPE orders counter\norders_total\{/m);
    expect(text).toMatch(/^seconds_bucket\{le="1"\} 1 # \{trace_id="abc"\} 0.5/m);
    expect(text).toMatch(/# EOF\n$/);
  });

  it('is the older text for everybody else', async () => {
    const { type, text } = await expose(registry);
    expect(type).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(/^# HELP orders_total Orders\n# TYPE orders_total counter\norders_total\{kind="a # \{b\} 1"\} 1$/m);
    expect(text).toMatch(/^seconds_bucket\{le="1"\} 1$/m);
    expect(text).not.toContain('EOF');
  });
});
