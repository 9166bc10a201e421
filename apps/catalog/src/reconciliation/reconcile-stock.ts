import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Reconciliation, type Compared } from '@app/platform';

const pageSize = 20_000;

/**
 * Adds up movements that nothing can come before any more: a number is drawn seconds before its commit, not a minute. The first
 * one that is younger ends the page.
 */
const addUp = `
  WITH page AS MATERIALIZED (
    SELECT seq, sku, delta_on_hand, delta_reserved, at FROM stock_movements WHERE seq > $1 ORDER BY seq LIMIT ${pageSize}
  ), settled AS MATERIALIZED (
    SELECT * FROM page WHERE seq < (SELECT coalesce(min(seq), 9223372036854775807) FROM page WHERE at > now() - interval '1 minute')
  )
  SELECT sku, sum(delta_on_hand)::bigint AS on_hand, sum(delta_reserved)::bigint AS reserved, max(seq) AS last, count(*)::int AS movements
  FROM settled GROUP BY sku`;

/** One statement: products and movements of one moment. */
const differ = `
  SELECT sku FROM products
  LEFT JOIN unnest($2::text[], $3::bigint[], $4::bigint[]) AS sums (sku, on_hand, reserved) USING (sku)
  LEFT JOIN (
    SELECT sku, sum(delta_on_hand) AS on_hand, sum(delta_reserved) AS reserved FROM stock_movements WHERE seq > $1 GROUP BY sku
  ) AS later USING (sku)
  WHERE products.on_hand <> coalesce(sums.on_hand, 0) + coalesce(later.on_hand, 0)
    OR products.reserved <> coalesce(sums.reserved, 0) + coalesce(later.reserved, 0)`;

interface Sum {
  readonly sku: string;
  readonly on_hand: number;
  readonly reserved: number;
  readonly last: number;
  readonly movements: number;
}

/** Compares the stock of each product with the sum of its movements. What was added up once is remembered, for movements are for ever. */
@Injectable()
export class ReconcileStock {
  readonly #sums = new Map<string, { onHand: number; reserved: number }>();
  #upTo = 0;

  constructor(
    reconciliation: Reconciliation,
    private readonly database: UnitOfWork,
  ) {
    reconciliation.compare('stock', () => this.#compare());
  }

  async #compare(): Promise<Compared> {
    const page = await this.database.read<Sum & Record<string, unknown>>(addUp, [this.#upTo]);
    for (const { sku, on_hand, reserved, last } of page) {
      const before = this.#sums.get(sku) ?? { onHand: 0, reserved: 0 };
      this.#sums.set(sku, { onHand: before.onHand + on_hand, reserved: before.reserved + reserved });
      this.#upTo = Math.max(this.#upTo, last);
    }
    if (page.reduce((sum, { movements }) => sum + movements, 0) === pageSize) return { mismatches: [], next: String(this.#upTo) };
    const sums = [...this.#sums];
    const columns = [sums.map(([sku]) => sku), sums.map(([, { onHand }]) => onHand), sums.map(([, { reserved }]) => reserved)];
    const wrong = await this.database.read<{ sku: string }>(differ, [this.#upTo, ...columns]);
    return { mismatches: wrong.map(({ sku }) => `the stock of ${sku} is not the sum of its movements`) };
  }
}
