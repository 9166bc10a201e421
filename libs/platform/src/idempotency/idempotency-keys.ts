import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `json` and not `jsonb`: a replayed answer keeps the order of its fields. */
export const idempotencyKeysTable = `
  CREATE TABLE idempotency_keys (
    subject     uuid        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    answer      json,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, operation, key)
  );
  CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at)`;

/** A migration of every service with idempotent operations. */
export class CreateIdempotencyKeys1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(idempotencyKeysTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}
