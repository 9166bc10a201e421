import { createRequire } from 'node:module';
import { patchRequestQueue } from './patch-request-queue.js';

interface Queue {
  readonly pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
  destroy(): void;
}

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as new (options: object) => Queue;

let queue: Queue;

beforeAll(patchRequestQueue);
beforeEach(() => {
  queue = new RequestQueue({});
});
afterEach(() => queue.destroy());

const looksAgain = () => {
  queue.scheduleCheckPendingRequests();
  return queue.throttleCheckTimeoutId !== null;
};

describe("kafkajs' request queue", () => {
  it('does not look again when nothing is pending', () => {
    expect(looksAgain()).toBe(false);
  });

  it('looks again for a request that is pending', () => {
    queue.pending.push({});
    expect(looksAgain()).toBe(true);
  });

  it('looks again when the broker has asked for a rest', () => {
    queue.throttledUntil = Date.now() + 1_000;
    expect(looksAgain()).toBe(true);
  });
});
