export * from './operation.js';
export * from './request-headers.js';
