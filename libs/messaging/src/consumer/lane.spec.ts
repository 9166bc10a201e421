import { Lane } from './lane.js';
import type { Message } from './message.js';

const message = (offset: number): Message => ({
  record: { topic: 't', partition: 0, offset: BigInt(offset), key: null, value: null, headers: {} },
  content: { kind: 'foreign' },
  attempts: 0,
});

const offsets = (messages: readonly Message[]) => messages.map(({ record }) => Number(record.offset));

const laneOf = (...numbers: number[]) => {
  const lane = new Lane({ topic: 't', partition: 0 });
  lane.push(numbers.map(message));
  return lane;
};

describe('a lane', () => {
  it('gives its messages in order, at most as many as asked', () => {
    const lane = laneOf(1, 2, 3);
    expect([offsets(lane.take(2)), offsets(lane.take(2)), offsets(lane.take(2))]).toEqual([[1, 2], [3], []]);
  });

  it('gives nothing while it waits, then the same messages in order', () => {
    const lane = laneOf(1, 2, 3);
    lane.putBack(lane.take(2, 0), () => 50, 0);
    expect(offsets(lane.take(9, 49))).toEqual([]);
    expect(offsets(lane.take(9, 50))).toEqual([1, 2, 3]);
  });

  it('waits longer with each failure in a row, and briefly again after a success', () => {
    const lane = laneOf(1, 2);
    const delays: number[] = [];
    const delay = (attempt: number) => (delays.push(attempt), 0);
    lane.putBack(lane.take(1), delay);
    lane.putBack(lane.take(1), delay);
    for (const done of lane.take(1)) lane.done(done);
    lane.putBack(lane.take(1), delay);
    expect(delays).toEqual([1, 2, 1]);
  });

  it('never commits past a message that is not done', () => {
    const lane = laneOf(1, 2, 3);
    const [first, ...rest] = lane.take(3);
    expect(lane.uncommitted).toBeUndefined();
    lane.done(first as Message);
    lane.putBack(rest, () => 0);
    expect(lane.uncommitted).toBe(2n);
    lane.committed(2n);
    expect(lane.uncommitted).toBeUndefined();
  });

  it('has no time to wait for when it is empty', () => expect(laneOf().waitingUntil).toBe(Infinity));
});

describe('how far a lane is behind', () => {
  it('is told by what waits, what is taken and what the broker has left', () => {
    const lane = new Lane({ topic: 't', partition: 0 });
    lane.push([1, 2, 3].map(message), 4);
    expect([lane.lag, lane.head?.record.offset]).toEqual([7, 1n]);
    const [first, ...rest] = lane.take(2);
    lane.done(first as Message);
    expect([lane.lag, lane.head?.record.offset]).toEqual([6, 2n]);
    lane.putBack(rest, () => 0);
    expect([lane.lag, lane.head?.record.offset]).toEqual([6, 2n]);
    for (const taken of lane.take(9)) lane.done(taken);
    expect([lane.lag, lane.head]).toEqual([4, undefined]);
  });
});
