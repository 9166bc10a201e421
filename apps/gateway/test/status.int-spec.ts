import { Shop } from './shop.js';
import type { Upstream } from './upstream.js';

const figures = `saga_orders_in_flight{status="pending"} 3
saga_orders_ended_total{ending="completed"} 41
outbox_pending 7
outbox_oldest_seconds 45
lane_lag_messages{topic="order.events.v1",partition="0"} 12
messages_total{outcome="duplicate"} 5
dead_letters_waiting 2
`;
const endings = { items: [{ orderId: '<b>', ending: 'timed-out', at: '2026-01-02T03:04:05.000Z', tookMs: 120_000 }] };

describe('the page of status', () => {
  const shop = new Shop();
  const { order, catalog } = shop.upstreams;
  let admin: string;

  const play = (upstream: Upstream, condition = { status: 'ok', checks: {} as Record<string, string> }, metrics = ''): void => {
    upstream.script = ({ url }, response) => {
      const body = url === '/metrics' ? metrics : JSON.stringify(url === '/internal/last-endings' ? endings : condition);
      response.writeHead(condition.status === 'unavailable' ? 503 : 200).end(body);
    };
  };

  beforeAll(async () => {
    await shop.start();
    admin = await shop.bearer('admin');
  });
  afterAll(() => shop.stop());
  beforeEach(() => Object.values(shop.upstreams).forEach((upstream) => play(upstream)));

  const page = async (headers: Record<string, string> = {}) => {
    const answer = await shop.fetch('/status', { headers: { accept: 'text/html', ...headers } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('says that all is well when it is', async () => {
    const { status, headers, text } = await page({ authorization: admin });
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(text).toContain('All is well.');
    expect(text).toMatch(/catalog <small>127.*ready/);
  });

  it('shows figures, endings and what needs a look, and escapes what it was told', async () => {
    play(order, undefined, figures);
    play(catalog, { status: 'unavailable', checks: { database: '<i>away</i>', broker: 'ok' } });
    const { text } = await page({ authorization: admin });
    expect(text).toContain('3 things need a look');
    expect(text).toContain('catalog is not ready: database');
    expect(text).toContain('2 dead letters in order');
    expect(text).toContain('a fact of order waits for 45 s <small>(runbook OutboxBehind)');
    expect(text).toContain('database: &lt;i&gt;away&lt;/i&gt;');
    expect(text).toContain('<b>41</b><span>completed</span>');
    expect(text).toMatch(/03:04:05<\/td><td>2 min<\/td>.*timed out.*&lt;b&gt;/s);
    expect(order.received.find(({ url }) => url === '/internal/last-endings')?.headers.authorization).toBe(admin);
  });

  it('is there when a service is silent', async () => {
    catalog.script = () => undefined;
    const { status, text } = await page({ authorization: admin });
    expect([status, text.includes('catalog does not answer')]).toEqual([200, true]);
  });

  it('is for administrators; a browser without a token may sign in', async () => {
    expect(await page({ authorization: await shop.bearer('support') })).toMatchObject({ status: 403 });
    expect(await page({ accept: '*/*' })).toMatchObject({ status: 401 });
    expect(await page()).toMatchObject({ status: 401, text: expect.stringContaining('<form') });
  });
});
