import type { Faults } from '../faults.js';
import type { Dialect, Passage } from './dialect.js';
import { Frames } from './frames.js';

const produce = 0;
const offsetCommit = 8;
const heartbeat = 12;
const sizeLength = 4;

const frames = (): Frames => new Frames((bytes) => (bytes.length < sizeLength ? undefined : sizeLength + bytes.readInt32BE(0)));

/**
 * Loses the answer to Produce (the record is in the topic, and comes again), the request OffsetCommit (what was handled is
 * delivered again after the next rebalance), and time: a Heartbeat keeps back its connection until the session is over.
 */
export function kafka(faults: Faults, heartbeatHoldMs: number): Dialect {
  const [requests, answers] = [frames(), frames()];
  const producing = new Set<number>();
  const onRequest = (frame: Buffer): readonly Passage[] => {
    const apiKey = frame.readInt16BE(sizeLength);
    if (apiKey === produce) producing.add(frame.readInt32BE(sizeLength + 4));
    if (apiKey === offsetCommit && faults.lose('offset-commit')) return [];
    if (apiKey === heartbeat && faults.lose('heartbeat')) return [{ bytes: frame, afterMs: heartbeatHoldMs }];
    return [{ bytes: frame }];
  };
  return {
    up: (bytes) => requests.cut(bytes).flatMap(onRequest),
    down: (bytes) => {
      const passages: Passage[] = [];
      for (const frame of answers.cut(bytes)) {
        const answersProduce = producing.delete(frame.readInt32BE(sizeLength));
        if (answersProduce && faults.lose('produce')) return [...passages, 'reset'];
        passages.push({ bytes: frame });
      }
      return passages;
    },
  };
}
