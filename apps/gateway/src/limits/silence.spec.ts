import type { Log } from '@app/platform';
import { Silence } from './silence.js';

describe('a silence', () => {
  const told: string[] = [];
  const tell = (event: string): void => void told.push(event);
  const silence = new Silence({ warn: tell, info: tell } as unknown as Log);

  it('allows one attempt a second, and is told once at each end', () => {
    silence.end();
    expect([silence.lasts, silence.mayTry(0), told.length]).toEqual([false, false, 0]);
    for (const now of [0, 50, 90]) silence.begin(new Error('timed out'), now);
    expect([silence.lasts, told.length]).toEqual([true, 1]);
    expect([999, 1_000, 1_001, 1_999, 2_000].map((now) => silence.mayTry(now))).toEqual([false, true, false, false, true]);
    for (let answer = 0; answer < 3; answer++) silence.end();
    expect([silence.lasts, told.length]).toEqual([false, 2]);
  });
});
