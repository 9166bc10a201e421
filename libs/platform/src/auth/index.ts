export * from './auth.guard.js';
export * from './caller.js';
export * from './current-user.js';
export * from './ended-sessions.js';
export * from './jwks.js';
export * from './policy.js';
export * from './token-verifier.js';
export * from './verifier.js';
