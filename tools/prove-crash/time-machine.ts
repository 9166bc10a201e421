import type { OpenDatabases } from '../audit/open-databases.js';

const list = (ids: readonly string[]): string => `'{${ids.join()}}'::uuid[]`;

/**
 * Moves the clocks that somebody would have to wait for, in the databases that own them: so no outcome hangs on how fast a
 * process comes back, and nobody waits two minutes for a deadline.
 */
export class TimeMachine {
  constructor(private readonly databases: OpenDatabases) {}

  /** The time of these orders is over. */
  async passDeadlines(orderIds: readonly string[]): Promise<void> {
    await this.databases.order.rows(`UPDATE orders SET deadline_at = now() WHERE id = ANY(${list(orderIds)})`);
  }

  /** The bank has kept the payments of these orders waiting for long enough; the next call is answered, and due. */
  async endPatience(payments: readonly { readonly id: string }[]): Promise<void> {
    const keys = payments.map(({ id }) => `('authorize-${id}', now() - interval '1 day')`);
    const key = 'ON CONFLICT (idempotency_key) DO UPDATE SET at = excluded.at';
    await this.databases.bank.rows(`INSERT INTO first_calls (idempotency_key, at) VALUES ${keys.join()} ${key}`);
    await this.databases.payment.rows(`UPDATE bank_commands SET next_at = now() WHERE status = 'new' AND next_at > now()`);
  }

  /** What a dead payment service had leased is free. Only while it is dead. */
  async endLeases(): Promise<void> {
    await this.databases.payment.rows(`UPDATE bank_commands SET lease_until = NULL, next_at = now() WHERE status = 'new'`);
  }

  /** Catalog has held the stock of these orders for so long that it asks what became of them. */
  async makeOverdue(orderIds: readonly string[]): Promise<void> {
    await this.databases.catalog.rows(`UPDATE reservations SET ask_at = now() WHERE order_id = ANY(${list(orderIds)})`);
  }
}
