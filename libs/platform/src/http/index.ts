export * from './client-gone.js';
export * from './etag.js';
export * from './limits.js';
export * from './links.js';
export * from './money.js';
export * from './precondition.js';
export { senderOf } from './sender.js';
export * from './service-adapter.js';
export { declared } from './declared-routes.js';
