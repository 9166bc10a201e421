export * from './keeps-promises.js';
export * from './needed-answers.js';
export * from './pact-files.js';
export * from './stated-needs.js';
export * from './verification-failed.js';
export * from './verify-answers.js';
export * from './verify-facts.js';
