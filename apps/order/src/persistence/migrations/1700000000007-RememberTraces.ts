import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each fact names the trace that it belongs to. A column without a default costs the facts that are there nothing. */
export class RememberTraces1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timeline ADD COLUMN trace_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timeline DROP COLUMN trace_id');
  }
}
