import { eventually } from '@app/testing';
import { Shop } from './shop.js';
import { valkeyProgram, ValkeyServer } from './valkey.js';

const here = valkeyProgram ? describe : describe.skip; // without a server on this machine there is nothing to share through

here('limits that two gateways share', () => {
  const valkey = new ValkeyServer();
  const [one, other] = [new Shop(), new Shop()];
  const env = () => ({ VALKEY_URL: valkey.url, RATE_LIMIT_FACTOR: '0.005', TRUST_PROXY_HOPS: '1' });
  const headers = { 'x-forwarded-for': '10.0.0.1' };
  const lines: string[] = [];
  const told = () => lines.map((line) => (JSON.parse(line) as { event: string }).event).filter((event) => event.startsWith('valkey'));
  let senders = 3;
  const newSender = () => ({ 'x-forwarded-for': `10.0.0.${senders++}` });
  const send = async (shop: Shop, address = headers) => (await shop.fetch('/api/v1/products', { headers: address })).status;
  const valkeyOf = async (shop: Shop) =>
    ((await (await shop.fetch('/health/ready')).json()) as { checks: Record<string, string> }).checks['valkey'];

  beforeAll(async () => {
    await valkey.start();
    await one.start({ ...env(), LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) });
    await other.start(env());
    for (const shop of [one, other]) await eventually(async () => expect(await valkeyOf(shop)).toBe('ok'));
  });
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await valkey.stop();
  });

  it('are counted together', async () => {
    for (let call = 0; call < 3; call++) for (const shop of [one, other]) expect(await send(shop)).toBe(200);
    expect([await send(one), await send(other)]).toEqual([429, 429]);
  });

  it('cost nobody a wait while Valkey is silent, and are counted together again when it is back', async () => {
    lines.length = 0;
    valkey.fallSilent();
    const times: number[] = [];
    for (let call = 0; call < 12; call++) {
      const sender = newSender();
      const start = performance.now();
      expect(await send(one, sender)).toBe(200);
      times.push(performance.now() - start);
    }
    expect(times.slice(1).toSorted((a, b) => a - b)[5]).toBeLessThan(50);
    valkey.speakAgain();
    await eventually(
      async () => {
        const sender = newSender();
        for (let call = 0; call < 6; call++) await send(one, sender);
        expect(await send(other, sender)).toBe(429);
      },
      10_000,
      100,
    );
    expect(told()).toEqual(['valkey does not answer: rate limits are counted here', 'valkey is back: rate limits are shared']);
  });

  it('are counted by each alone while there is nothing to share through, and nobody waits', async () => {
    await valkey.stop();
    const elsewhere = { 'x-forwarded-for': '10.0.0.2' };
    const statuses: number[] = [];
    for (let call = 0; call < 7; call++) statuses.push(await send(one, elsewhere));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await send(other, elsewhere)).toBe(200);
    expect(await valkeyOf(one)).not.toBe('ok');
  });
});
