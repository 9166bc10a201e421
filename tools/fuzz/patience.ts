import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from './judge.js';

/** What became of a request in the end. */
export interface Patient {
  readonly outcome: Outcome;
  /** How often it was answered with 503 before, and sent again. */
  readonly askedAgain: number;
}

/**
 * A shop that is too busy says so and when to come back, and is asked again, as a good client would.
 * @param pause waits so many milliseconds
 * @returns the 503 as well, where it does not say when, or goes on saying so
 */
export async function patiently(
  send: () => Promise<Outcome>,
  { tries = 8, pause = delay as (ms: number) => Promise<unknown> } = {},
): Promise<Patient> {
  for (let askedAgain = 0; ; askedAgain += 1) {
    const outcome = await send();
    const seconds = 'answer' in outcome && outcome.answer.status === 503 ? Number(outcome.answer.headers['retry-after']) : Number.NaN;
    if (Number.isNaN(seconds) || askedAgain + 1 >= tries) return { outcome, askedAgain };
    await pause(seconds * 1_000);
  }
}
