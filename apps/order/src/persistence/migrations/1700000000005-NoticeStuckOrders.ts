import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an order has its status, and how often and when next its last fact is said again. No finished order is in the index. */
export class NoticeStuckOrders1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE orders
        ADD status_since timestamptz NOT NULL DEFAULT now(),
        ADD restated     int         NOT NULL DEFAULT 0,
        ADD restate_at   timestamptz;
      CREATE INDEX orders_confirmed ON orders (id) WHERE status = 'confirmed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX orders_confirmed; ALTER TABLE orders DROP status_since, DROP restated, DROP restate_at');
  }
}
