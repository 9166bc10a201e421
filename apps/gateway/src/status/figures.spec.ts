import { Figures } from './figures.js';

const text = `# HELP messages_total Messages
# TYPE messages_total counter
messages_total{outcome="handled",service="order"} 5
messages_total{outcome="dead",service="order"} 1
seconds_bucket{le="1"} 3
seconds_count 3 # {trace_id="abc"} 0.5 1.7e9
outbox_pending{service="order"} Nan
load 0.5
# EOF
`;

describe('the figures of an instance', () => {
  const figures = new Figures(text);

  it('are added up, all or some', () => {
    expect(figures.sum('messages_total')).toBe(6);
    expect(figures.sum('messages_total', { outcome: 'dead' })).toBe(1);
    expect([figures.sum('load'), figures.sum('seconds_count')]).toEqual([0.5, 3]);
  });

  it('are told apart by a label', () => expect([...figures.by('messages_total', 'outcome')]).toEqual([['handled', 5], ['dead', 1]])); // prettier-ignore

  it('say when nobody knows', () => expect([figures.sum('outbox_pending'), figures.sum('nothing')]).toEqual([undefined, undefined]));
});
