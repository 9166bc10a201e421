import { Injectable } from '@nestjs/common';
import { Tx, type AppendTable } from '@app/database';
import { currentCause } from '@app/kernel';
import { isPossible, moved, type Stock, type StockMovement } from '../domain/stock.js';

/** Why and for whom a movement is made: an order, or a person who says why. */
export interface MovementSource {
  readonly orderId?: string;
  readonly note?: string;
  readonly madeBy?: string;
}

/** SKUs that are named, and those that orders hold. */
const lock = `
  SELECT sku, on_hand, reserved, listed FROM products
  WHERE sku = ANY (ARRAY(SELECT unnest($1::text[]) UNION SELECT sku FROM reservation_lines WHERE order_id = ANY($2)))
  ORDER BY sku FOR UPDATE`;

/**
 * Stock is never written by itself: it moves by the sum of the movements that are added, one update per SKU however many orders of
 * a batch take from it.
 */
const movements: AppendTable = {
  name: 'stock_movements',
  columns: ['sku', 'delta_on_hand', 'delta_reserved', 'reason', 'order_id', 'note', 'made_by', 'cause_id'],
  sql: `
    WITH added AS (
      INSERT INTO stock_movements (sku, delta_on_hand, delta_reserved, reason, order_id, note, made_by, cause_id)
      SELECT sku, delta_on_hand, delta_reserved, reason, order_id, note, made_by, cause_id
      FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::text[]) WITH ORDINALITY
        AS row(sku, delta_on_hand, delta_reserved, reason, order_id, note, made_by, cause_id, ord) ORDER BY ord
      RETURNING sku, delta_on_hand, delta_reserved
    ), total AS (
      SELECT sku, sum(delta_on_hand)::bigint AS on_hand, sum(delta_reserved)::bigint AS reserved FROM added GROUP BY sku
    )
    UPDATE products SET on_hand = products.on_hand + total.on_hand, reserved = products.reserved + total.reserved,
      in_stock = products.on_hand + total.on_hand > products.reserved + total.reserved, stock_version = stock_version + 1
    FROM total WHERE products.sku = total.sku`,
};

type Row = { sku: string; on_hand: number; reserved: number; listed: boolean };

/** The stock that the present transaction has locked, as it is after what was decided so far: several orders see each other's holds. */
@Injectable()
export class StockLevels {
  /** Locks all at once, sorted by SKU. */
  async lock(tx: Tx, skus: readonly string[], orderIds: readonly string[] = []): Promise<void> {
    const levels = this.#levels(tx);
    for (const { sku, on_hand, reserved, listed } of await tx.query<Row>(lock, [skus, orderIds])) {
      levels.set(sku, { onHand: on_hand, reserved, listed });
    }
  }

  /** By SKU; products that do not exist are missing. */
  get locked(): ReadonlyMap<string, Stock> {
    return this.#levels(Tx.current());
  }

  /** @throws Error when the stock is not locked, or the movement would take what is not there: nobody may decide that */
  move(tx: Tx, movement: StockMovement, { orderId, note, madeBy }: MovementSource): Stock {
    const levels = this.#levels(tx);
    const before = levels.get(movement.sku);
    if (!before) throw new Error(`the stock of ${movement.sku} is not locked`);
    const after = moved(before, movement);
    if (!isPossible(after)) throw new Error(`the stock of ${movement.sku} cannot be ${movement.reason}`);
    levels.set(movement.sku, after);
    tx.append(movements, {
      sku: movement.sku,
      delta_on_hand: movement.onHand,
      delta_reserved: movement.reserved,
      reason: movement.reason,
      order_id: orderId,
      note,
      made_by: madeBy,
      cause_id: currentCause()?.id,
    });
    return after;
  }

  #levels(tx: Tx): Map<string, Stock> {
    return tx.scope(this, () => new Map());
  }
}
