/** How a card behaves. What is not said goes well and at once. */
export interface TestCard {
  /** The reason why its authorization is declined. */
  readonly declines?: string;
  readonly refusesCapture?: true;
  /** How long an authorization takes to be answered. */
  readonly answersAfterSeconds?: number;
  /** For how long authorizations are turned away with 503, counted from the first call of an idempotency key. */
  readonly unavailableForSeconds?: number | 'late';
  /** What is carried out and then, the first time, not answered. */
  readonly keepsSilentAfter?: 'authorization';
  /** What is carried out and then, the first time, answered with 500. */
  readonly failsAfter?: 'capture';
}

const cards = new Map<string, TestCard>([
  ['tok_ok', {}],
  ['tok_declined', { declines: 'declined' }],
  ['tok_insufficient_funds', { declines: 'insufficient-funds' }],
  ['tok_slow', { answersAfterSeconds: 3 }],
  ['tok_timeout_after_authorize', { keepsSilentAfter: 'authorization' }],
  ['tok_error_after_capture', { failsAfter: 'capture' }],
  ['tok_capture_fails', { refusesCapture: true }],
  ['tok_unavailable', { unavailableForSeconds: 10 }],
  ['tok_late', { unavailableForSeconds: 'late' }],
]);

const unknown: TestCard = { declines: 'unknown-token' };

export const cardOf = (paymentToken: string): TestCard => cards.get(paymentToken) ?? unknown;
