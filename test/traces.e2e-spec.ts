import { jest } from '@jest/globals';
import { eventually, OtlpReceiver, type ReceivedSpan } from '@app/testing';
import type { Client } from './support/client.js';
import { hurry } from '../tools/shop/hurry.js';
import { OpenShop } from './support/open-shop.js';
import { withBroker } from './support/real-broker.js';

jest.setTimeout(180_000);

/** Nothing is slow, however busy the machine. */
const heldOnly = { OTEL_TRACES_SAMPLER: 'parentbased_always_off', TRACE_SLOW_MS: '600000' };
const everything = { OTEL_TRACES_SAMPLER: 'parentbased_always_on' };

/** Without parents that are missing: from each span one comes to the first. */
const orphans = (spans: readonly ReceivedSpan[]): string[] => {
  const known = new Set(spans.map(({ spanId }) => spanId));
  return spans.filter(({ parentId }) => parentId !== '' && !known.has(parentId)).map(({ service, name }) => `${service}: ${name}`);
};

const namesOf = (spans: readonly ReceivedSpan[], service: string): string[] =>
  spans.filter((span) => span.service === service).map(({ name }) => name);

const bought = {
  gateway: ['POST /api/v1/orders'],
  order: [
    'POST /api/v1/orders', 'INSERT orders', 'COMMIT', 'send OrderPlaced', 'process PaymentAuthorized', 'send OrderConfirmed',
    'process PaymentCaptured', 'send OrderCompleted',
  ],
  catalog: ['process OrderPlaced', 'send StockReserved', 'process OrderConfirmed', 'send StockCommitted'],
  payment: [
    'process OrderPlaced', 'process StockReserved', 'POST /authorizations', 'send PaymentAuthorized', 'process OrderConfirmed',
    'POST /authorizations/:id/capture', 'send PaymentCaptured',
  ],
  bank: ['POST /authorizations', 'POST /authorizations/:id/capture', 'COMMIT'],
}; // prettier-ignore

withBroker.describe('traces', () => {
  let receiver: OtlpReceiver;
  let shop: OpenShop;
  let ada: Client;

  const open = async (sampling: Readonly<Record<string, string>>): Promise<void> => {
    receiver = await OtlpReceiver.start();
    shop = await OpenShop.open({ ...hurry, ...sampling, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '200' });
    ada = await shop.as('ada');
  };

  const close = async (): Promise<void> => {
    await shop?.close();
    await receiver?.stop();
  };

  /** Places an order and waits for its end. @returns the id of its trace */
  const traceOfOrder = async (token: string): Promise<string> => {
    const { traceId } = await ada.final(await ada.order([[shop.sku(0), 1]], token));
    if (!traceId) throw new Error('the order names no trace');
    return traceId;
  };

  const expectConnected = (traceId: string, expected: Readonly<Record<string, readonly string[]>>): Promise<void> =>
    eventually(() => {
      const spans = receiver.trace(traceId);
      for (const [service, names] of Object.entries(expected)) expect(namesOf(spans, service)).toEqual(expect.arrayContaining([...names]));
      expect(orphans(spans)).toEqual([]);
      expect(spans.filter(({ parentId }) => parentId === '').map(({ service }) => service)).toEqual(['gateway']);
    }, 30_000);

  describe('that are all chosen', () => {
    beforeAll(() => open(everything));
    afterAll(close);

    it('show one order as one trace, from the gateway to the bank and back', async () => {
      const id = await ada.order([[shop.sku(0), 1]]);
      const { traceId = '' } = await ada.final(id);
      await expectConnected(traceId, bought);
      const { body } = await ada.call<{ items: { traceId: string }[] }>('GET', `/orders/${id}/timeline`);
      expect(new Set(body.items.map((entry) => entry.traceId))).toEqual(new Set([traceId]));
    });
  });

  describe('that are held until the end', () => {
    beforeAll(() => open(heldOnly));
    afterAll(close);

    it.each([
      [
        'declined',
        'tok_declined',
        { payment: ['POST /authorizations'], bank: ['POST /authorizations'], catalog: ['process OrderCancelled'] },
      ],
      ['late', 'tok_late', { payment: ['POST /authorizations/:id/void'], bank: ['POST /authorizations/:id/void'] }],
    ])('are whole for an order that is %s', async (_, token, expected) => {
      const good = await traceOfOrder('tok_ok');
      await expectConnected(await traceOfOrder(token), { gateway: ['POST /api/v1/orders'], order: ['send OrderCancelled'], ...expected });
      expect(receiver.trace(good)).toEqual([]);
    });
  });
});
