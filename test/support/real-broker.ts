import { whyNoKafka } from '../../tools/stack/kafka/start-kafka.js';

const why = whyNoKafka();

/** For tests that kill or stop processes one by one. Without Java they share one; then these are skipped, and their name says why. */
export const withBroker = {
  describe: (name: string, tests: () => void): void =>
    // oxlint-disable-next-line jest/no-disabled-tests -- this machine cannot run a broker
    why === undefined ? describe(name, tests) : describe.skip(`${name} (skipped: ${why})`, tests),
  it: (name: string, test: () => Promise<void>): void =>
    // oxlint-disable-next-line jest/no-disabled-tests -- this machine cannot run a broker
    why === undefined ? it(name, test) : it.skip(`${name} (skipped: ${why})`, test),
};
