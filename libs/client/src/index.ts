export * from './granted.js';
export * from './idempotency-key.js';
export * from './order-events.js';
export * from './server-sent-events.js';
export { shopClient, type ShopClient, type ShopClientOptions } from './shop-client.js';
export type * from './types.js';
