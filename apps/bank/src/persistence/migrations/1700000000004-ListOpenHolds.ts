import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few holds are open at a time, however many there were. Ids are sorted by age. */
export class ListOpenHolds1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX holds_open ON holds (id) WHERE status IN ('authorized', 'capture-refused')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX holds_open');
  }
}
