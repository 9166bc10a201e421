import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { HeldTraces } from './held-traces.js';

const span = (traceId: string, name: string, { isChosen = false, hasFailed = false } = {}): ReadableSpan => {
  const context = { traceId, spanId: name, traceFlags: isChosen ? 1 : 0 };
  return { name, spanContext: () => context, status: { code: hasFailed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET } } as ReadableSpan;
};

describe('held traces', () => {
  let sent: string[];
  let told: string[];
  let held: HeldTraces;

  beforeEach(() => {
    sent = [];
    told = [];
    const next = { onEnd: ({ name, spanContext }: ReadableSpan) => void sent.push(`${name} ${spanContext().traceFlags}`) };
    held = new HeldTraces(next as unknown as SpanProcessor, 4, (traceId) => told.push(traceId));
  });

  it('let pass what was chosen at the beginning', () => {
    held.onEnd(span('a', 'one', { isChosen: true }));
    expect(sent).toEqual(['one 1']);
  });

  it('send all of a trace that is kept in the end, and what comes of it later', () => {
    held.onEnd(span('a', 'one'));
    expect(sent).toEqual([]);
    held.settle('a', true);
    held.onEnd(span('a', 'two'));
    expect(sent).toEqual(['one 1', 'two 1']);
    expect(told).toEqual(['a']);
  });

  it('send nothing of a trace that ended well, whenever it ends', () => {
    held.onEnd(span('a', 'one'));
    held.settle('a', false);
    held.onEnd(span('a', 'two'));
    expect([sent, held.waiting]).toEqual([[], 0]);
  });

  it('keep a trace in which something failed, although it ended well', () => {
    held.onEnd(span('a', 'one'));
    held.onEnd(span('a', 'two', { hasFailed: true }));
    held.settle('a', false);
    expect(sent).toEqual(['one 1', 'two 1']);
  });

  it('keep what turns out bad after it was forgotten, as far as it is still there', () => {
    held.settle('a', false);
    held.settle('a', true);
    held.onEnd(span('a', 'late'));
    expect(sent).toEqual(['late 1']);
    expect(told).toEqual([]);
  });

  it('give up the oldest when too many wait', () => {
    for (const trace of ['a', 'b', 'c']) for (const name of ['one', 'two']) held.onEnd(span(trace, `${trace} ${name}`));
    expect(held.waiting).toBe(4);
    for (const trace of ['a', 'b', 'c']) held.settle(trace, true);
    expect(sent).toEqual(['b one 1', 'b two 1', 'c one 1', 'c two 1']);
  });
});
