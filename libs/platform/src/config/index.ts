export * from './config-from.js';
export * from './invalid-configuration.js';
export * from './settings.js';
export * from './variables.js';
export * from './shop-settings.js';
