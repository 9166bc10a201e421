import { declaredMetrics } from './declared-metrics.js';

const file = (body: string) => ({ path: 'libs/a.ts', text: `import { Counter } from 'prom-client';\n${body}` });

describe('the metrics that a file declares', () => {
  it('are found with their labels', () => {
    const text = `new Counter({ name: 'a_total', help: 'How many', labelNames: ['x', 'y'] as const, registers });
      new Gauge({ name: 'b', help: 'How much', registers, collect() { this.set(1); } });`;
    expect(declaredMetrics(file(text))).toEqual([
      { name: 'a_total', type: 'counter', help: 'How many', labels: ['x', 'y'] },
      { name: 'b', type: 'gauge', help: 'How much', labels: [] },
    ]);
  });

  it('are found where they are read together', () =>
    expect(declaredMetrics(file(`gaugesReadTogether(registry, { a: 'One', b: 'Two' }, read)`)).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]));

  it('must be written down', () => expect(() => declaredMetrics(file('new Counter({ name, help: "x" })'))).toThrow('libs/a.ts:2'));
});
