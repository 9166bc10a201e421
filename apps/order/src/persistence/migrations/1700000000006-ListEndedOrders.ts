import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few orders end otherwise than bought: a list of those must not read all the others. Bought orders cost these indexes nothing. */
export class ListEndedOrders1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX orders_given_up ON orders (status, id) WHERE status IN ('cancelled', 'failed');
      CREATE INDEX orders_given_up_of_customer ON orders (customer_id, status, id) WHERE status IN ('cancelled', 'failed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX orders_given_up, orders_given_up_of_customer');
  }
}
