import { randomUUID } from 'node:crypto';
import { newLetter, type ListeningService } from './dead-letter.js';
import { payment, reference } from './bank-counter.js';
import { newKey, plain, type RecipeOfAThing, type Recipes, type Surroundings } from './recipe.js';
import { announced, announcements, holds, letters } from './traces.js';

/** Operators' work: the role alone says who may do it. */
const onLetter = (service: ListeningService, body?: object): RecipeOfAThing => ({
  ownership: 'nobody',
  trace: letters(service),
  make: async ({ databases, belongings: { orderId } }) => ({
    ids: { id: await newLetter(databases, service, orderId) },
    ...(body && { body }),
  }),
});

const discarded = { reason: 'said again by hand' };

/** The bank has one customer, so whoever has the key may name any authorization. */
const onHold = (idOf: (shop: Surroundings) => Promise<string>, body?: object): RecipeOfAThing => ({
  ownership: 'nobody',
  trace: holds,
  make: async (shop) => ({ ids: { id: await idOf(shop) }, headers: newKey(), ...(body && { body }) }),
});

const held = ({ bank }: Surroundings): Promise<string> => bank.hold();

/** Nobody here can sign as the bank does, so all must be refused: that a signed one is heard is tested with the payment service. */
const announcement = () => ({
  id: randomUUID(),
  type: announced,
  authorizationId: randomUUID(),
  reference,
  at: new Date().toISOString(),
});

/** What the gateway does not route: called at the port of the service itself, whose name stands before it. */
export const recipesOfOwnPorts: Recipes = {
  'gateway: GET /': plain,
  'gateway: GET /openapi.json': plain,
  'gateway: GET /openapi/{file}': { ownership: 'nobody', make: () => ({ ids: { file: 'user.json' } }) },
  'gateway: GET /asyncapi.json': plain,

  'user: GET /internal/ended-sessions': plain,
  'order: GET /internal/last-endings': plain,
  'catalog: GET /internal/dead-letters': plain,
  'catalog: POST /internal/dead-letters/{id}/replay': onLetter('catalog'),
  'catalog: POST /internal/dead-letters/{id}/discard': onLetter('catalog', discarded),
  'order: GET /internal/dead-letters': plain,
  'order: POST /internal/dead-letters/{id}/replay': onLetter('order'),
  'order: POST /internal/dead-letters/{id}/discard': onLetter('order', discarded),
  'payment: GET /internal/dead-letters': plain,
  'payment: POST /internal/dead-letters/{id}/replay': onLetter('payment'),
  'payment: POST /internal/dead-letters/{id}/discard': onLetter('payment', discarded),
  'payment: POST /webhooks/bank': { trace: announcements, make: () => ({ body: { events: [announcement()] } }) },

  'bank: POST /authorizations': { trace: holds, make: () => ({ body: payment, headers: newKey() }) },
  'bank: GET /authorizations': { make: () => ({ query: `reference=${reference}` }) },
  'bank: GET /authorizations/open': plain,
  'bank: GET /authorizations/{id}': onHold(held),
  'bank: POST /authorizations/{id}/capture': onHold(held),
  'bank: POST /authorizations/{id}/void': onHold(held),
  'bank: POST /authorizations/{id}/refunds': onHold(({ bank }) => bank.captured(), { amount: payment.amount }),
};
