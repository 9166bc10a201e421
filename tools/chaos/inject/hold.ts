import type { BrokerRecord } from '@app/messaging';
import { withClient } from '../../stack/postgres/with-client.js';
import type { RawKafka } from '../kafka/raw-kafka.js';
import { Witness } from '../kafka/witness.js';
import type { Random } from '../random.js';
import type { Servers } from '../shop/servers.js';
import type { Fault } from '../report/chaos-run.js';

const prefix = 'hold.';
const held = { order: 'order.events.v1', catalog: 'catalog.events.v1', payment: 'payment.events.v1' } as const;
const windowMs = 300;
const partitions = 3;

/** Every eighth order. All facts of an order go the same way, or a relay would send them in no order at all. */
const divert = (topic: string): string => `
  CREATE FUNCTION divert() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.topic = '${topic}' AND hashtext(NEW.key) & 7 = 0 THEN NEW.topic := '${prefix}' || NEW.topic; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER divert BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION divert()`;

const restore = `
  DROP TRIGGER divert ON outbox;
  UPDATE outbox SET topic = substr(topic, ${prefix.length + 1}) WHERE topic LIKE '${prefix}%'`;

export const holdTopics: readonly string[] = Object.values(held).map((topic) => prefix + topic);

/** Where a topic's held records have their true order. */
export const heldAt: Readonly<Record<string, string>> = Object.fromEntries(Object.values(held).map((topic) => [topic, prefix + topic]));

/**
 * Reorders messages: the relays write what belongs to every eighth order to a topic that nobody reads; from there it goes on in windows,
 * each of them shuffled, within keys and across.
 */
export class Hold {
  readonly faults: Fault[] = [];
  readonly #witness: Witness;
  #waiting: BrokerRecord[] = [];
  #timer?: NodeJS.Timeout;
  #releasing: Promise<void> = Promise.resolve();
  isShuffling = false;

  /** @param now milliseconds since the load began */
  constructor(
    private readonly kafka: RawKafka,
    brokers: readonly string[],
    private readonly random: Random,
    private readonly now: () => number,
  ) {
    this.#witness = new Witness(brokers, holdTopics, (records) => this.#waiting.push(...records));
  }

  async open(servers: Servers): Promise<void> {
    await this.kafka.createTopics(holdTopics, partitions);
    await this.#witness.start('chaos-hold');
    for (const [database, topic] of Object.entries(held))
      await withClient(servers.adminUrl(database as keyof typeof held), (client) => client.query(divert(topic)));
    this.#timer = setInterval(() => this.#release(), windowMs);
  }

  /** Lets go of everything that the relays have written, and makes the outboxes look as if there had been no detour. */
  async close(servers: Servers, withinMs: number): Promise<void> {
    const isThrough = await this.#witness.reached(await this.kafka.endOffsets(holdTopics), withinMs);
    await this.abandon();
    if (!isThrough) throw new Error('the hold topics were not read to their end in time');
    for (const database of Object.keys(held))
      await withClient(servers.adminUrl(database as keyof typeof held), (client) => client.query(restore));
  }

  async abandon(): Promise<void> {
    clearInterval(this.#timer);
    this.#release();
    await this.#releasing;
    await this.#witness.stop();
  }

  #release(): void {
    const window = this.#waiting.splice(0);
    if (window.length === 0) return;
    const order = this.isShuffling ? this.random.shuffled(window) : window;
    if (order.some((record, index) => record !== window[index])) this.#count(window);
    const records = order.map((record) => ({ ...record, topic: record.topic.slice(prefix.length) }));
    this.#releasing = this.#releasing.then(() => this.#send(records));
  }

  /** Until it is taken: nothing else keeps these records. */
  async #send(records: readonly BrokerRecord[]): Promise<void> {
    for (let isSent = false; !isSent; ) isSent = await this.kafka.send(records).then(() => true, () => false); // prettier-ignore
  }

  #count(window: readonly BrokerRecord[]): void {
    const atMs = this.now();
    this.faults.push({ class: 'reordered', target: `${window.length} messages`, atMs, healedAtMs: atMs });
  }
}
