import { crashpoint } from '@app/kernel';
import type { BrokerConsumer, BrokerRecord, CommittedOffset, ConsumerListener, TopicPartition } from '../broker.js';
import { Lane, pauseAt, resumeAt } from './lane.js';
import type { Message } from './message.js';

const nameOf = ({ topic, partition }: TopicPartition) => `${topic} ${partition}`;

/** The partitions that this member of the group holds, each with its lane. */
export class Lanes implements ConsumerListener {
  #lanes = new Map<string, Lane>();
  consumer?: BrokerConsumer;

  constructor(
    private readonly read: (record: BrokerRecord) => Message,
    private readonly onWork: () => void,
    readonly onFatal: (error: Error) => void,
  ) {}

  /** A new generation: what was queued may be somebody else's now, and is delivered again to whoever holds it. */
  onAssigned(partitions: readonly TopicPartition[]): void {
    this.#lanes = new Map(partitions.map((partition) => [nameOf(partition), new Lane(partition)]));
  }

  onLost(): void {
    this.#lanes = new Map();
  }

  onRecords(records: readonly BrokerRecord[], atBroker?: number): void {
    for (const [name, ofLane] of Map.groupBy(records, nameOf)) {
      const lane = this.#lanes.get(name);
      lane?.push(ofLane.map(this.read), atBroker);
      if (lane && !lane.isPaused && lane.length >= pauseAt) {
        lane.isPaused = true;
        this.consumer?.pause([lane.partition]);
      }
    }
    this.onWork();
  }

  /** The heads of all lanes that are not waiting, at most `max` together, each lane giving its share. */
  take(max: number): Map<Lane, Message[]> {
    const ready = [...this.#lanes.values()].filter((lane) => lane.length > 0 && lane.waitingUntil <= performance.now());
    const taken = new Map<Lane, Message[]>();
    let room = max;
    for (const [index, lane] of ready.entries()) {
      const messages = lane.take(Math.ceil(room / (ready.length - index)));
      room -= messages.length;
      taken.set(lane, messages);
      this.#resumeIfRoom(lane);
    }
    return taken;
  }

  /** Milliseconds until a waiting lane may be taken from again; Infinity when none waits. */
  get nextDelay(): number {
    const times = [...this.#lanes.values()].map((lane) => lane.waitingUntil);
    return Math.max(0, Math.min(Infinity, ...times) - performance.now());
  }

  get all(): readonly Lane[] {
    return [...this.#lanes.values()];
  }

  /** Commits what was handled since the last time; what the broker does not take is handled again, and found in the inbox. */
  async commit(): Promise<void> {
    const offsets: CommittedOffset[] = [];
    const lanes = [...this.#lanes.values()].filter((lane) => lane.uncommitted !== undefined);
    for (const lane of lanes) offsets.push({ ...lane.partition, offset: lane.uncommitted as bigint });
    if (offsets.length === 0) return;
    await this.consumer?.commit(offsets);
    crashpoint('lane.after-offset', offsets, nameOf);
    for (const [index, lane] of lanes.entries()) lane.committed((offsets[index] as CommittedOffset).offset);
  }

  #resumeIfRoom(lane: Lane): void {
    if (!lane.isPaused || lane.length > resumeAt) return;
    lane.isPaused = false;
    this.consumer?.resume([lane.partition]);
  }
}
