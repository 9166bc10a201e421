import { eventually } from '@app/testing';
import { RecordTooLarge, type Broker, type BrokerRecord, type OutgoingRecord } from '../src/broker.js';
import { Reader, unique } from './reader.js';

const outgoing = (topic: string, key: string, value: string): OutgoingRecord => ({ topic, key, value, headers: {} });

/** Values of one partition in the order in which they were read, each once. */
const readIn = (records: readonly BrokerRecord[], partition: number) => [
  ...new Set(records.filter((record) => record.partition === partition).map(({ value }) => String(value))),
];

/** What every broker behind the port does. `open` gives one in which no reader is obligatory. */
export function brokerContract(open: () => Broker): void {
  let broker: Broker;
  let topic: string;
  const readers: Reader[] = [];

  beforeAll(() => {
    broker = open();
  });

  beforeEach(async () => {
    topic = unique('contract');
    await broker.createTopics([{ name: topic, partitions: 3 }]);
  });

  afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.consumer.stop())));
  afterAll(() => broker.close());

  const member = (groupId?: string) => {
    const reader = new Reader(broker, topic, groupId);
    readers.push(reader);
    return reader;
  };
  const send = (...records: [key: string, value: string][]) => broker.send(records.map(([key, value]) => outgoing(topic, key, value)));

  /** One key for each of the three partitions, in order of partition. */
  async function keyOfEachPartition(reader: Reader): Promise<string[]> {
    const candidates = Array.from({ length: 30 }, (_, index) => `key-${index}`);
    await send(...candidates.map((key): [string, string] => [key, key]));
    await Promise.all(candidates.map((key) => reader.reads(key)));
    return [0, 1, 2].map((partition) => String(reader.records.find((record) => record.partition === partition)?.key));
  }

  it('creates topics that are missing and leaves those that exist', async () => {
    await send(['a', 'before']);
    const another = unique('another');
    await broker.createTopics([
      { name: topic, partitions: 3 },
      { name: another, partitions: 1, compacted: true, retentionMs: 60_000 },
    ]);
    expect(await broker.listTopics()).toEqual(expect.arrayContaining([topic, another]));
    await (await member().join()).reads('before');
  });

  it('hands a record out as it was sent', async () => {
    const reader = await member().join();
    await broker.send([{ topic, key: 'order-1', value: '{"name":"Mörike"}', headers: { ce_id: '1', note: 'ünïcode' } }]);
    expect(await reader.reads('{"name":"Mörike"}')).toEqual({
      topic,
      partition: expect.any(Number) as number,
      offset: expect.any(BigInt) as bigint,
      key: 'order-1',
      value: Buffer.from('{"name":"Mörike"}'),
      headers: { ce_id: '1', note: 'ünïcode' },
    });
  });

  it('keeps all records of a key in one partition, and a partition in order, whatever is sent together', async () => {
    const reader = await member().join();
    const values = Array.from({ length: 300 }, (_, index) => String(index).padStart(3, '0'));
    for (let start = 0; start < 300; start += 40) {
      await send(...values.slice(start, start + 40).map((value): [string, string] => [`key-${Number(value) % 7}`, value]));
    }
    await eventually(() => expect(new Set(reader.values).size).toBe(300));
    for (const partition of [0, 1, 2]) expect(readIn(reader.records, partition)).toEqual(readIn(reader.records, partition).sort());
    const places = new Set(reader.records.map(({ key, partition }) => `${key} ${partition}`));
    expect(places.size).toBe(7);
  });

  it('lets a new group read from the beginning, and each group read everything', async () => {
    await send(['a', 'one'], ['b', 'two']);
    const [first, second] = await Promise.all([member().join(), member().join()]);
    await Promise.all([first.reads('one'), first.reads('two'), second.reads('one'), second.reads('two')]);
  });

  it('misses nothing that is sent while a member joins', async () => {
    const reader = member();
    await Promise.all([reader.consumer.start(), send(['a', 'meanwhile'])]);
    await reader.reads('meanwhile');
  });

  it('delivers again what was not committed, and nothing that was', async () => {
    const first = await member().join();
    await send(['a', 'committed'], ['a', 'handled, not committed'], ['a', 'not handled']);
    await first.reads('not handled');
    await first.commit(await first.reads('committed'));
    await first.consumer.stop();
    const next = await member(first.groupId).join();
    await next.reads('not handled');
    expect(next.values).toEqual(['handled, not committed', 'not handled']);
  });

  it('holds back a paused partition and no other', async () => {
    const reader = await member().join();
    const [paused = '', other = ''] = await keyOfEachPartition(reader);
    reader.consumer.pause([{ topic, partition: 0 }]);
    await send([paused, 'waits'], [other, 'goes on']);
    await reader.reads('goes on');
    await send([other, 'still goes on']);
    await reader.reads('still goes on');
    expect(reader.values).not.toContain('waits');
    reader.consumer.resume([{ topic, partition: 0 }]);
    await reader.reads('waits');
  });

  it('begins a new generation with no partition paused', async () => {
    const first = await member().join();
    const [key = ''] = await keyOfEachPartition(first);
    first.consumer.pause([0, 1, 2].map((partition) => ({ topic, partition })));
    const second = await member(first.groupId).join();
    await second.consumer.stop();
    await first.holds((held) => held.length === 3);
    await send([key, 'after']);
    await first.reads('after');
  });

  it('shares the partitions among the members of a group, and gives those of one who leaves to the others', async () => {
    const first = await member().join();
    const second = await member(first.groupId).join();
    await first.holds((held) => held.length + second.held.length === 3);
    expect([...first.held, ...second.held].sort()).toEqual([0, 1, 2]);
    await first.consumer.stop();
    await second.holds((held) => held.length === 3);
    await send(...['a', 'b', 'c', 'd', 'e', 'f'].map((key): [string, string] => [key, `${key} after`]));
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => second.reads(`${key} after`)));
  });

  it('hands what was read and not committed to whoever holds the partition next', async () => {
    const first = await member().join();
    await send(...Array.from({ length: 30 }, (_, index): [string, string] => [`key-${index}`, `value-${index}`]));
    await eventually(() => expect(first.values).toHaveLength(30));
    const second = await member(first.groupId).join();
    await first.holds((held) => held.length > 0 && held.length + second.held.length === 3);
    await eventually(() => expect(second.records.length).toBeGreaterThan(0));
    expect(second.records.every(({ partition }) => second.held.includes(partition))).toBe(true);
    await eventually(() => {
      const since = [...first.records.slice(30), ...second.records];
      expect(new Set(since.map(({ value }) => String(value))).size).toBe(30);
    });
  });

  it('refuses a commit of a member that has left', async () => {
    const reader = await member().join();
    await send(['a', 'one']);
    const record = await reader.reads('one');
    await reader.consumer.stop();
    await expect(reader.commit(record)).rejects.toThrow();
  });

  it('carries records of 256 KiB, and refuses what is larger than 1 MiB without harm to what follows', async () => {
    const reader = await member().join();
    const large = 'x'.repeat(256 * 1024);
    await send(['a', large], ['b', large], ['c', large]);
    await expect(send(['a', 'x'.repeat(1_100 * 1024)])).rejects.toBeInstanceOf(RecordTooLarge);
    await send(['a', 'after']);
    await reader.reads('after');
    await eventually(() => expect(reader.values.filter((value) => value === large)).toHaveLength(3));
  });

  it('refuses a topic that nobody created, again and again, until somebody has', async () => {
    const late = unique('late');
    const sendLate = () => broker.send([outgoing(late, 'a', 'late')]);
    await expect(sendLate()).rejects.toThrow();
    await expect(sendLate()).rejects.toThrow();
    await send(['a', 'another topic']);
    await broker.createTopics([{ name: late, partitions: 1 }]);
    await sendLate();
    const reader = new Reader(broker, late);
    readers.push(reader);
    await (await reader.join()).reads('late');
  });

  it('delivers again to a listener that throws, which keeps its place in the group', async () => {
    const reader = member();
    const take = reader.onRecords.bind(reader);
    let refusals = 0;
    reader.onRecords = (records) => {
      refusals += 1;
      if (refusals === 1) throw new TypeError('Cannot read properties of undefined');
      take(records);
    };
    await reader.join();
    await send(['a', 'one'], ['a', 'two']);
    await reader.reads('two');
    expect(reader.values).toEqual(['one', 'two']);
    expect(reader.assignments).toHaveLength(1);
  });

  it('lets a member leave at once, also one that was never started', async () => {
    const reader = await member().join();
    await send(['a', 'unhandled']);
    const before = Date.now();
    await Promise.all([reader.consumer.stop(), member().consumer.stop()]);
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  it('tells a member when it gains and when it loses its partitions', async () => {
    const reader = member();
    expect(reader.consumer.status).toBe('starting');
    await reader.join();
    expect(reader.consumer.status).toBe('running');
    expect(reader.held).toEqual([0, 1, 2]);
    await reader.consumer.stop();
    expect(reader.consumer.status).toBe('stopped');
    expect(reader.held).toEqual([]);
    expect(reader.fatal).toBeUndefined();
  });
}
