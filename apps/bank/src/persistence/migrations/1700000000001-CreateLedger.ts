import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLedger1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(holds);
    await runner.query(ledger);
    await runner.query(aroundThem);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhooks, first_calls, ledger, holds; DROP FUNCTION refuse_change');
  }
}

const holds = `
  CREATE TABLE holds (
    id             uuid        PRIMARY KEY,
    reference      text        NOT NULL,
    payment_token  text        NOT NULL,
    amount_minor   bigint      NOT NULL CHECK (amount_minor > 0),
    currency       text        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('authorized', 'declined', 'captured', 'capture-refused', 'voided')),
    reason         text,
    refunded_minor bigint      NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CHECK (refunded_minor BETWEEN 0 AND CASE status WHEN 'captured' THEN amount_minor ELSE 0 END)
  ) WITH (fillfactor = 80);
  CREATE INDEX holds_of_reference ON holds (reference, id)`;

/** Whoever doubts a charge looks here: nothing in it is ever changed, and the indexes refuse a second effect of a kind. */
const ledger = `
  CREATE TABLE ledger (
    seq              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authorization_id uuid        NOT NULL,
    reference        text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN
      ('authorized', 'declined', 'captured', 'capture-refused', 'voided', 'refunded', 'refund-refused')),
    amount_minor     bigint      NOT NULL,
    currency         text        NOT NULL,
    idempotency_key  text        NOT NULL,
    at               timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE UNIQUE INDEX ledger_once ON ledger (authorization_id, kind) WHERE kind IN ('authorized', 'declined', 'captured', 'voided');
  CREATE INDEX ledger_of_reference ON ledger (reference, seq);
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger EXECUTE FUNCTION refuse_change()`;

const aroundThem = `
  CREATE TABLE first_calls (
    idempotency_key text        PRIMARY KEY,
    at              timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE webhooks (
    id               uuid        PRIMARY KEY,
    type             text        NOT NULL,
    authorization_id uuid        NOT NULL,
    reference        text        NOT NULL,
    at               timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts         int         NOT NULL DEFAULT 0,
    next_at          timestamptz NOT NULL DEFAULT now() + interval '1 second' -- the direct answer comes first
  );
  CREATE INDEX webhooks_due ON webhooks (next_at)`;
