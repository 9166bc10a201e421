export * from './cause.js';
export * from './crashpoint.js';
export * from './decision.js';
export * from './domain-error.js';
export * from './environment.js';
export * from './id.js';
export * from './money.js';
export * from './tracing.js';
