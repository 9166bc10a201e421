export * from './idempotency.js';
export * from './idempotency.module.js';
export * from './idempotency-key.js';
export * from './idempotency-keys.js';
export * from './idempotent-request.js';
