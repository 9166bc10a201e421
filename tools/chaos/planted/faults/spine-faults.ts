import type { PlantedFault } from '../planted-fault.js';

const inbox = 'libs/messaging/src/consumer/inbox.ts';
const lane = 'libs/messaging/src/consumer/lane.ts';
const pendingRows = 'libs/messaging/src/outbox/pending-rows.ts';
const relay = 'libs/messaging/src/outbox/relay.ts';
const leases = 'libs/messaging/src/outbox/lease-connection.ts';

/** Mistakes in what carries every fact from one service to the next. */
export const spineFaults: readonly PlantedFault[] = [
  {
    name: 'no inbox',
    danger: 'every delivery of a fact is handled as if it were the first',
    scene: 'repeated facts',
    patches: [
      {
        file: inbox,
        find: 'if (messages.size === 0) return new Set();',
        replace: 'return new Set(messages.keys());',
      },
    ],
  },
  {
    name: 'outbox cursor',
    danger: 'a row that is committed after a higher id was published is never looked at again',
    scene: 'slow commits',
    patches: [
      {
        file: pendingRows,
        find: 'WHERE published_at IS NULL AND shard = ANY($1)',
        replace:
          'WHERE id > (SELECT coalesce(max(id), 0) FROM outbox WHERE published_at IS NOT NULL AND shard = ANY($1)) AND shard = ANY($1)',
      },
    ],
  },
  {
    name: 'relay with SKIP LOCKED and no leases',
    danger: 'two relays publish what happened to one order in the wrong order',
    scene: 'second thoughts',
    patches: [
      { file: leases, find: 'WHERE pg_try_advisory_lock($1, shard) LIMIT $3', replace: 'WHERE $1::int IS NOT NULL LIMIT $3' },
      { file: leases, find: 'this.#share = Math.ceil(shardCount / Math.max(1, row?.instances ?? 1));', replace: 'void row;' },
      { file: pendingRows, find: 'ORDER BY id LIMIT ${pageSize}`;', replace: 'ORDER BY id LIMIT ${pageSize} FOR UPDATE SKIP LOCKED`;' },
      { file: relay, find: 'this.#fresh.add(ours);', replace: 'this.#nextLook = 0;' }, // all by way of the table, in a transaction
      {
        file: relay,
        find: 'rows = this.#connection.held.length > 0 ? await readPending',
        replace: `for (const sql of this.#connection.held.length > 0 ? ['ROLLBACK', 'BEGIN'] : []) await this.#connection.query(sql, []);
      rows = this.#connection.held.length > 0 ? await readPending`,
      },
      {
        file: relay,
        find: 'await this.#publishAll(rows);\n    } while',
        replace: `await this.#publishAll(rows);
      if (this.#connection.held.length > 0) await this.#connection.query('COMMIT', []);
    } while`,
      },
    ],
  },
  {
    name: 'COMMIT is not checked',
    danger: 'work is taken for done that its server has never committed',
    scene: 'commits that never arrive',
    patches: [
      {
        file: 'libs/database/src/tx.ts',
        find: `    await settleAll([this.#begun, ...flushed, committed]);
    if ((await committed).command !== 'COMMIT') throw new TransactionAborted();`,
        replace: '    await Promise.allSettled([this.#begun, ...flushed, committed]);',
      },
    ],
  },
  {
    name: 'offsets committed before processing',
    danger: 'what was fetched and not yet handled is lost with its process',
    scene: 'death with full hands',
    patches: [
      {
        file: lane,
        find: 'this.#queue.push(...messages);',
        replace: `this.#queue.push(...messages);
    const last = messages.at(-1);
    if (last) this.#position = last.record.offset + 1n;`,
      },
      { file: lane, find: 'this.#position = message.record.offset + 1n;\n', replace: 'void message;\n' },
    ],
  },
  {
    name: 'fromBeginning: false',
    danger: 'a group without offsets skips what was published while it was away',
    scene: 'a group that has forgotten',
    patches: [
      {
        file: 'libs/messaging/src/kafka/kafka-consumer.ts',
        find: 'fromBeginning: true',
        replace: "fromBeginning: this.options.groupId !== 'payment'", // all groups: the shop would not even open, for want of products
      },
    ],
  },
];
