export * from './problem.js';
export * from './problem-codes.js';
export * from './problem-error.js';
export * from './problem-filter.js';
export * from './send-problem.js';
