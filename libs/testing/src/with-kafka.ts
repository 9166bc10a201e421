const brokers = process.env['TEST_KAFKA_BROKERS']?.split(',');

/** Tests on the run's real Kafka. Without one they are skipped, and their name says why. */
export function describeWithKafka(name: string, tests: (brokers: readonly string[]) => void): void {
  if (brokers) describe(name, () => tests(brokers));
  else describe.skip(`${name} (skipped: TEST_KAFKA_BROKERS names no Kafka)`, () => tests([])); // oxlint-disable-line jest/no-disabled-tests -- the run has no Kafka
}
