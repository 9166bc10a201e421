import { withCause, withoutCause } from './cause.js';
import { beginSpan, isSampled, keepTrace, sampled, traceIdOf, traceInto, type RootOptions, type Span, type Tracer } from './tracing.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const notChosen = `00-${traceId}-b7ad6b7169203331-00`;

class Recorder implements Tracer {
  readonly slowAfterMs = 1;
  readonly told: string[] = [];

  start(name: string, { parent = 'nobody' }: RootOptions): Span {
    this.told.push(`${name} below ${parent}`);
    const span: Span = { traceparent: name, child: (child) => this.start(child, { parent: name }), set: () => {}, end: () => {} };
    return span;
  }

  settle(traceparent: string, isKept: boolean): void {
    this.told.push(`${traceIdOf(traceparent)} ${isKept ? 'kept' : 'forgotten'}`);
  }

  exchange = (): readonly string[] => [];
}

describe('a trace context', () => {
  it('names its trace, and says whether that is kept', () => {
    expect(traceIdOf(notChosen)).toBe(traceId);
    expect([isSampled(notChosen), isSampled(sampled(notChosen))]).toEqual([false, true]);
    expect(traceIdOf(sampled(notChosen))).toBe(traceId);
  });
});

describe('a span', () => {
  const tracer = new Recorder();
  const traced = (work: () => void): string[] => {
    tracer.told.length = 0;
    traceInto(tracer, work);
    return tracer.told;
  };

  it('begins nowhere where nothing is traced, or nothing is handled', () => {
    expect(withCause({ id: 'a', traceparent: notChosen }, () => beginSpan('work'))).toBeUndefined();
    expect(traced(() => beginSpan('work'))).toEqual([]);
  });

  it('begins below what is being handled', () => {
    const span = tracer.start('request', {});
    expect(traced(() => withCause({ id: 'a', traceparent: 'request', span }, () => beginSpan('work')))).toEqual(['work below request']);
  });

  it('begins below what caused it long ago, in another process perhaps', () =>
    expect(traced(() => withCause({ id: 'a', traceparent: notChosen }, () => beginSpan('work')))).toEqual([`work below ${notChosen}`]));

  it('belongs to nobody in work for many at once', () =>
    expect(traced(() => withCause({ id: 'a', traceparent: notChosen }, () => withoutCause(() => beginSpan('work'))))).toEqual([]));

  it('can be of interest whatever becomes of it', () =>
    expect(traced(() => withCause({ id: 'a', traceparent: notChosen }, keepTrace))).toEqual([`${traceId} kept`]));
});
