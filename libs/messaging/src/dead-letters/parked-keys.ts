import type { Tx } from '@app/database';

export interface MessageKey {
  readonly topic: string;
  readonly key: string;
}

export const keyName = ({ topic, key }: MessageKey): string => `${topic} ${key}`;

const selectShared = `
  SELECT topic, key FROM parked_keys
  WHERE consumer = $1 AND (topic, key) IN (SELECT * FROM unnest($2::text[], $3::text[]))
  FOR SHARE`;

/** Which of these keys are parked, held so until the transaction ends: a replay that empties one waits, or has already done so. */
export async function readParked(tx: Tx, consumer: string, keys: readonly MessageKey[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx.query<{ topic: string; key: string }>(selectShared, [consumer, keys.map((k) => k.topic), keys.map((k) => k.key)]);
  return new Set(rows.map(keyName));
}

export const park = (tx: Tx, consumer: string, keys: readonly MessageKey[]): Promise<unknown> =>
  tx.execute('INSERT INTO parked_keys (consumer, topic, key) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING', [
    consumer,
    keys.map((k) => k.topic),
    keys.map((k) => k.key),
  ]);

/** @returns whether the key is parked; its row is ours until the transaction ends */
export async function lockParked(tx: Tx, consumer: string, { topic, key }: MessageKey): Promise<boolean> {
  const sql = 'SELECT 1 FROM parked_keys WHERE consumer = $1 AND topic = $2 AND key = $3 FOR UPDATE';
  return (await tx.query(sql, [consumer, topic, key])).length > 0;
}

/** Lets the key go once no letter of it waits. */
export const unparkIfEmpty = (tx: Tx, consumer: string, { topic, key }: MessageKey): Promise<unknown> =>
  tx.execute(
    `DELETE FROM parked_keys WHERE consumer = $1 AND topic = $2 AND key = $3 AND NOT EXISTS (
       SELECT FROM dead_letters WHERE consumer = $1 AND topic = $2 AND key = $3 AND status = 'parked')`,
    [consumer, topic, key],
  );
