export * from './definition.js';
export * from './lifecycle.js';
export * from './run-seeds.js';
export * from './run-service.js';
export { runTask, type Task } from './run-task.js';
export * from './start-service.js';
