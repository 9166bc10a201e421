import { BankCounter, reference } from '../access-matrix/bank-counter.js';
import { listeningServices, newLetter } from '../access-matrix/dead-letter.js';
import type { Schema } from '../doors/documented.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { several } from './crowd.js';

type Ids = Readonly<Record<string, readonly string[]>>;

/** What there is to name at the services' own ports, and how one gets in there. */
export interface OwnPortThings {
  readonly bankApiKey: string;
  readonly webhookSecret: string;
  /** Values of the path parameter, by operation. */
  readonly ids: Ids;
}

/** Of the parameters of a query. */
export const ownQuerySchemas: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  // Who asks for it gets an answer after half a minute; what is tried is the question.
  'user: GET /internal/ended-sessions': { wait: { type: 'integer', minimum: 0, maximum: 1 } },
  'bank: GET /authorizations': { reference: { enum: [reference, 'nobody'] } },
};

/**
 * @param orderId of an order that every service has heard of
 * @param supply how many of everything that a request uses up
 */
export async function ownPortThings({ databases, stack }: TemporaryShop, orderId: string, supply: number): Promise<OwnPortThings> {
  const { BANK_API_KEY: bankApiKey = '', BANK_WEBHOOK_SECRET: webhookSecret = '' } = stack.env('bank');
  const bank = new BankCounter(stack.url('bank'), bankApiKey);
  const [toTake, toFree, taken] = [await held(bank, supply), await held(bank, supply), await several(supply, () => bank.captured())];
  const ids: Record<string, readonly string[]> = {
    'gateway: GET /openapi/{file}': ['order.json', 'bank.json'],
    'bank: GET /authorizations/{id}': taken,
    'bank: POST /authorizations/{id}/capture': toTake,
    'bank: POST /authorizations/{id}/void': toFree,
    'bank: POST /authorizations/{id}/refunds': taken,
  };
  for (const service of listeningServices) {
    // One that is replayed takes the older ones of its order with it, so those that are to be discarded are the younger ones.
    for (const fate of ['replay', 'discard'])
      ids[`${service}: POST /internal/dead-letters/{id}/${fate}`] = await several(supply, () => newLetter(databases, service, orderId));
  }
  return { bankApiKey, webhookSecret, ids };
}

const held = (bank: BankCounter, count: number): Promise<string[]> => several(count, () => bank.hold());
