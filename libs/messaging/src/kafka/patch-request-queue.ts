import { createRequire } from 'node:module';

interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);

/**
 * kafkajs 2.2.4 looks at its empty request queue again and again with timers of negative delay: an idle process burns
 * processor time and Node 24 warns about each. See https://github.com/tulios/kafkajs/issues/1556.
 */
export function patchRequestQueue(): void {
  const { version } = require('kafkajs/package.json') as { version: string };
  if (version !== '2.2.4')
    throw new Error(`the patch of kafkajs' request queue was made for 2.2.4, not for ${version}: look whether it is still needed`);
  const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue & { isPatched?: boolean } };
  if (prototype.isPatched) return;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.isPatched = true;
  prototype.scheduleCheckPendingRequests = function scheduleIfNeeded(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
