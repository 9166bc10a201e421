import { otherwise, toldFacts } from './endings.js';

export interface Shelf {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
}

/** What is the same for all orders that are loaded. */
export interface Plan {
  readonly orders: number;
  /** Over so many days before now they are spread. */
  readonly days: number;
  /** Every regularly order is theirs. */
  readonly regular: string;
  readonly shelves: readonly Shelf[];
  readonly currency: string;
}

/** Not a divisor of a hundred, so that they come to every ending. */
export const regularly = 97;
const others = 50_000;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Tables that each database is told once: what may be bought, and how orders come to their ends. */
export const told = ({ shelves }: Plan): string => `
  CREATE TEMP TABLE shelves AS SELECT * FROM (VALUES
    ${shelves.map(({ sku, name, price }, position) => `(${position}, ${text(sku)}, ${text(name)}, ${price}::bigint)`).join(', ')}
  ) AS row(position, sku, name, price);
  CREATE TEMP TABLE facts AS SELECT * FROM (VALUES
    ${toldFacts
      .map((one) => `(${[text(one.ending), one.number, text(one.type), text(one.service), text(one.definition.topic), text(one.definition.aggregate), one.version, one.cause, one.afterMs, `ARRAY[${one.hearers.map(text).join(', ')}]::text[]`].join(', ')})`)
      .join(', ')}
  ) AS row(ending, number, type, service, topic, aggregate, version, cause, after_ms, hearers);
  ANALYZE shelves; ANALYZE facts`; // prettier-ignore

/**
 * The orders of one batch, the same in every database: all that is said of an order follows from its number. Ids are sorted by
 * time; the last two digits tell what of the order they name.
 */
export const batch = ({ orders, days, regular, shelves, currency }: Plan, from: number, to: number, now: string): string => `
  CREATE TEMP TABLE batch ON COMMIT DROP AS
  SELECT numbered.*, ${id('00')} AS order_id, ${id('00')}::text AS order_text, ${id('01')} AS payment_id, ${id('02')} AS hold_id,
    CASE WHEN n % ${regularly} = 0 THEN ${text(regular)}::uuid
      ELSE ('00000000-0000-4000-8000-' || lpad(to_hex((n * 7919) % ${others}), 12, '0'))::uuid END AS customer_id,
    CASE ${otherwise.map(([ending, first, last]) => `WHEN n % 100 BETWEEN ${first} AND ${last} THEN ${text(ending)}`).join(' ')} ELSE 'bought' END AS ending,
    a.sku AS sku_a, a.name AS name_a, a.price AS price_a, b.sku AS sku_b, b.name AS name_b, b.price AS price_b, a.price + b.price AS total,
    '{"amount":' || (a.price + b.price) || ',"currency":"${currency}"}' AS money
  FROM (
    SELECT n, placed_at, lpad(to_hex((extract(epoch FROM placed_at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0')
      || '8' || lpad(to_hex(n), 13, '0') AS prefix
    FROM (
      SELECT n, ${text(now)}::timestamptz - interval '1 hour' - (${orders} - n) * interval '${((days * 86_400) / orders).toFixed(6)} seconds' AS placed_at
      FROM generate_series(${from}::bigint, ${to}) AS n
    ) AS timed
  ) AS numbered
  JOIN shelves AS a ON a.position = n % ${shelves.length}
  JOIN shelves AS b ON b.position = (n + 1) % ${shelves.length};
  ANALYZE batch`;

/** @param part two hexadecimal digits, or SQL that makes them */
export const id = (part: string, of = ''): string => `(${of}prefix || ${/^\w\w$/.test(part) ? `'${part}'` : part})::uuid`;

/** The id of an event, by its number in the order's life. */
export const eventId = (number: string): string => `(prefix || to_hex(16 + ${number}))::uuid`;
