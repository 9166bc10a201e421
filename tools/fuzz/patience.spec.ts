import type { Outcome } from './judge.js';
import { patiently } from './patience.js';

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): Outcome => ({
  answer: { status, headers, text: '', tookMs: 1 },
});
const busy = answered(503, { 'retry-after': '2' });

/** Answers one after the other, the last one for ever. */
const shopThatSays = (...outcomes: Outcome[]) => {
  const pauses: number[] = [];
  const send = () => Promise.resolve((outcomes.length > 1 ? outcomes.shift() : outcomes[0]) ?? busy);
  const ask = () => patiently(send, { pause: (ms) => Promise.resolve(pauses.push(ms)) });
  return { ask, pauses };
};

describe('a patient client', () => {
  it('takes the first answer', async () => {
    const { ask, pauses } = shopThatSays(answered(200));
    expect(await ask()).toEqual({ outcome: answered(200), askedAgain: 0 });
    expect(pauses).toEqual([]);
  });

  it('comes back when a busy shop tells it to, and says how often', async () => {
    const { ask, pauses } = shopThatSays(busy, busy, answered(200));
    expect(await ask()).toEqual({ outcome: answered(200), askedAgain: 2 });
    expect(pauses).toEqual([2_000, 2_000]);
  });

  it('does not come back for ever', async () => expect(await shopThatSays(busy).ask()).toEqual({ outcome: busy, askedAgain: 7 }));

  it('is not told when', async () => {
    expect(await shopThatSays(answered(503), answered(200)).ask()).toEqual({ outcome: answered(503), askedAgain: 0 });
  });
});
