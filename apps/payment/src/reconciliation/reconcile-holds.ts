import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Reconciliation, type Compared } from '@app/platform';
import { Bank } from '../bank/bank.js';

/** A payment in one of these still wants its hold, or will let go of it. */
const wanted = `
  SELECT id FROM payments WHERE id::text = ANY($1) AND status IN ('authorizing', 'authorized', 'capturing', 'capture-failed', 'voiding')`;

/**
 * Compares the holds that are open at the bank with the payments: money that is blocked on a card and that nobody wants is the
 * customer's loss. The bank acts before we record it, so a hold that seems unwanted is looked up once more.
 */
@Injectable()
export class ReconcileHolds {
  constructor(
    reconciliation: Reconciliation,
    private readonly database: UnitOfWork,
    private readonly bank: Bank,
  ) {
    reconciliation.compare('holds', (from) => this.#compare(from));
  }

  async #compare(from?: string): Promise<Compared> {
    const holds = await this.bank.openHolds(from);
    const rows = await this.database.read<{ id: string }>(wanted, [holds.map(({ reference }) => reference)]);
    const known = new Set(rows.map(({ id }) => id));
    const mismatches: string[] = [];
    for (const { id, reference } of holds) {
      if (!known.has(reference) && (await this.bank.isOpen(id))) mismatches.push(`hold ${id} is open, and payment ${reference} wants none`);
    }
    const last = holds.at(-1);
    return last ? { mismatches, next: last.id } : { mismatches };
  }
}
