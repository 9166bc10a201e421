import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a payment has its status, and how often and when next its last fact is said again. */
export class NoticeStuckPayments1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payments
        ADD status_since timestamptz NOT NULL DEFAULT now(),
        ADD restated     int         NOT NULL DEFAULT 0,
        ADD restate_at   timestamptz;
      CREATE INDEX payments_undecided ON payments (order_id) WHERE status IN ('authorized', 'capture-failed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX payments_undecided; ALTER TABLE payments DROP status_since, DROP restated, DROP restate_at');
  }
}
