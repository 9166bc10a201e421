import { routes } from '../../apps/gateway/src/routes.js';
import { Client, newKey } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';

export const doors = (shop: () => ShopDoor): void =>
  describe('who may see what', () => {
    let id: string;
    let owner: Client;

    beforeAll(async () => {
      owner = await shop().as('ada');
      id = await owner.order([[shop().sku(0), 1]]);
      await owner.final(id);
      await owner.payment(id);
    });

    const parts = ['', '/timeline', '/history', '/events', '/payments'];

    it.each(parts)('shows /orders/{id}%s to its owner and to support, and to nobody else', async (part) => {
      const [support, stranger] = await Promise.all([shop().as('support'), shop().as('grace')]);
      const seenBy = async (client: Client) => (await fetchStatus(client, `/orders/${id}${part}`)).status;
      expect(await seenBy(owner)).toBe(200);
      expect(await seenBy(support)).toBe(200);
      expect(await seenBy(stranger)).toBe(404);
      expect(await seenBy(shop().anyone)).toBe(401);
    });

    it('lets nobody cancel what is somebody else’s', async () => {
      const stranger = await shop().as('grace');
      expect(await stranger.cancel(id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('composes one’s orders with their payment and timeline', async () => {
      const { status, body } = await owner.call<{ items: object[]; unavailable: string[] }>('GET', '/my/orders?limit=5');
      expect([status, body.unavailable]).toEqual([200, []]);
      const settled = {
        payment: { status: expect.any(String) },
        timeline: { facts: expect.any(Number), last: { service: expect.any(String) } },
      };
      expect(body.items.find((order) => (order as { id: string }).id === id)).toMatchObject(settled);
    });

    it('documents every operation that the gateway lets in, and no other', async () => {
      const answer = await fetch(new URL('/openapi.json', owner.url));
      const { paths } = (await answer.json()) as { paths: Record<string, object> };
      const documented = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => shapeOf(`${method.toUpperCase()} ${path}`)),
      );
      expect(documented.toSorted()).toEqual(routes.map(({ method, path }) => shapeOf(`${method} ${path}`)).toSorted());
    });

    it('says of what is going away since when, until when, and where to read about it', async () => {
      const ask = (part: string) => owner.call<{ items: object[] }>('GET', `/orders/${id}/${part}`);
      const [history, timeline] = [await ask('history'), await ask('timeline')];
      expect(timeline.body.items).toEqual(expect.arrayContaining(history.body.items)); // a last fact may have come in between
      expect(Object.fromEntries(history.headers)).toMatchObject({
        deprecation: '@1795219200',
        sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
        link: '</docs#/order/getHistory>; rel="deprecation"; type="text/html"',
      });
      expect(timeline.headers.has('deprecation')).toBe(false);
    });

    it('lists one’s own orders to a customer, and those of anybody to support', async () => {
      const [newcomer, support] = await Promise.all([shop().newCustomer(), shop().as('support')]);
      const mine = await newcomer.order([[shop().sku(0), 1]]);
      const { customerId } = (await newcomer.get(mine)).body as unknown as { customerId: string };
      const listed = async (client: Client, query = '') =>
        (await client.call<{ items: { id: string }[] }>('GET', `/orders${query}`)).body.items.map((order) => order.id);
      expect(await listed(newcomer)).toEqual([mine]);
      expect(await listed(support, `?customerId=${customerId}`)).toEqual([mine]);
      expect(await listed(support)).toContain(mine);
    });

    it.each([
      ['GET', '//internal/dead-letters'],
      ['GET', '//api/v1/internal/dead-letters'],
      ['POST', '//webhooks/bank'],
      ['POST', '//api/v1/webhooks/bank'],
      ['POST', '//api/v1/%2e%2e/%2e%2e/webhooks/bank'],
    ])('has no door for %s %s', async (method, path) => {
      const admin = await shop().as('admin');
      expect(await admin.call(method, path, method === 'POST' ? { body: {}, key: newKey() } : {})).toMatchObject({ status: 404 });
    });
  });

/** For answers whose body may be a stream. */
async function fetchStatus(client: Client, path: string): Promise<{ status: number }> {
  const headers: Record<string, string> = client.token ? { authorization: `Bearer ${client.token}` } : {};
  const response = await fetch(`${client.url}/api/v1${path}`, { headers });
  await response.body?.cancel();
  return { status: response.status };
}

/** The names of path parameters are the service's affair. */
const shapeOf = (operation: string): string => operation.replaceAll(/\{[^}]+\}/g, '{}');
