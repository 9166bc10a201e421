import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RotateSigningKeys1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(states);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM signing_keys WHERE private_key IS NULL`);
    await runner.query(onlyTheFirst);
  }
}

/** A private key is erased when its key signs no more; what is deleted stays as a line of history. */
const states = `
  ALTER TABLE signing_keys
    DROP CONSTRAINT signing_keys_state_check,
    ADD COLUMN deleted_at timestamptz,
    ALTER COLUMN private_key DROP NOT NULL,
    ADD CONSTRAINT signing_keys_state CHECK (state IN ('pending', 'active', 'retired', 'deleted')),
    ADD CONSTRAINT signing_keys_private CHECK ((state IN ('pending', 'active')) = (private_key IS NOT NULL));
  CREATE UNIQUE INDEX signing_keys_pending ON signing_keys (state) WHERE state = 'pending'`;

const onlyTheFirst = `
  DROP INDEX signing_keys_pending;
  ALTER TABLE signing_keys
    DROP CONSTRAINT signing_keys_private,
    DROP CONSTRAINT signing_keys_state,
    DROP COLUMN deleted_at,
    ALTER COLUMN private_key SET NOT NULL,
    ADD CONSTRAINT signing_keys_state_check CHECK (state IN ('pending', 'active', 'retired'))`;
