import { withCause } from '@app/kernel';
import { withheld } from './allowed-fields.js';
import { PinoLog } from './pino-log.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

describe('a line of the log', () => {
  let written: string[];
  let log: PinoLog;
  const last = (): Record<string, unknown> => JSON.parse(written.at(-1) ?? '') as Record<string, unknown>;

  beforeEach(() => {
    written = [];
    log = PinoLog.create({ service: 'order', level: 'info', destination: { write: (line) => void written.push(line) } });
  });

  it('is one JSON text: when, how bad, who, what, and the fields', () => {
    log.info('dead letters\nreplayed', { replayed: 3 });
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd()).not.toContain('\n');
    expect(last()).toMatchObject({ level: 'info', service: 'order', event: 'dead letters\nreplayed', replayed: 3 });
    expect(Date.parse(String(last()['time']))).not.toBeNaN();
  });

  it('shows no field that is not on the list, and nothing that hides in an object', () => {
    log.warn('something', { password: 'hunter22', body: { email: 'ada@example.com' }, id: { token: 'secret' }, status: 201 });
    expect(last()).toMatchObject({ password: withheld, body: withheld, id: withheld, status: 201 });
    expect(written.join()).not.toMatch(/hunter22|ada@|secret/);
  });

  it('shows no such field either when it is on every line', () => {
    log.with({ authorization: 'Bearer abc', upstream: 'order' }).info('something');
    expect(last()).toMatchObject({ authorization: withheld, upstream: 'order' });
  });

  it('shows of an error what is known to be harmless', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(ada@example.com)', parameters: ['x'] });
    log.error('request failed', { error: Object.assign(error, { cause: new Error('below') }) });
    expect(last()['error']).toEqual({
      type: 'Error',
      message: 'duplicate key',
      code: '23505',
      stack: expect.any(String),
      cause: expect.objectContaining({ message: 'below' }),
    });
    expect(written.join()).not.toContain('ada@');
  });

  it('names the request and the trace that it was written for', () => {
    withCause({ id: 'request-1', isRequest: true, traceparent }, () => log.info('something'));
    expect(last()).toMatchObject({ requestId: 'request-1', traceId });
    expect(last()).not.toHaveProperty('causationId');
  });

  it('names the message, the order and the trace that it was written for', () => {
    withCause({ id: 'event-1', correlationId: 'order-1', traceparent }, () => log.info('something'));
    expect(last()).toMatchObject({ causationId: 'event-1', correlationId: 'order-1', traceId });
    expect(last()).not.toHaveProperty('requestId');
  });

  it('names nothing where there is no reason', () => {
    log.info('service started');
    expect(Object.keys(last()).sort()).toEqual(['event', 'level', 'service', 'time']);
  });
});
