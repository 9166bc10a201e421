import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(payments);
    await runner.query(refunds);
    await runner.query(bankCommands);
    await runner.query(ledger);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payment_ledger, bank_commands, refunds, payments; DROP FUNCTION refuse_change');
  }
}

const payments = `
  CREATE TABLE payments (
    order_id         uuid        PRIMARY KEY,
    id               uuid        NOT NULL UNIQUE,
    status           text        NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'authorizing', 'authorized', 'declined',
                                 'capturing', 'captured', 'capture-failed', 'voiding', 'voided', 'cancelled')),
    customer_id      uuid,
    amount_minor     bigint      CHECK (amount_minor >= 0),
    currency         text,
    payment_token    text        CHECK (payment_token IS NULL OR status IN ('waiting', 'authorizing')),
    is_reserved      boolean     NOT NULL DEFAULT false,
    is_cancelled     boolean     NOT NULL DEFAULT false,
    voided_because   text,
    authorization_id uuid,
    reason           text,
    refunding_minor  bigint      NOT NULL DEFAULT 0 CHECK (refunding_minor >= 0),
    refunded_minor   bigint      NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
    version          int         NOT NULL DEFAULT 0,
    event_seq        int         NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CHECK (refunding_minor + refunded_minor <= CASE status WHEN 'captured' THEN amount_minor ELSE 0 END)
  ) WITH (fillfactor = 60)`;

const refunds = `
  CREATE TABLE refunds (
    id           uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL REFERENCES payments (order_id),
    amount_minor bigint      NOT NULL CHECK (amount_minor > 0),
    currency     text        NOT NULL,
    reason       text        NOT NULL,
    status       text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'succeeded', 'refused')),
    refusal      text,
    requested_by uuid        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX refunds_of_payment ON refunds (order_id, id)`;

/** A command is born leased to the process that writes it. Its times are compared with the database's clock only. */
const bankCommands = `
  CREATE TABLE bank_commands (
    id              uuid        PRIMARY KEY,
    order_id        uuid        NOT NULL REFERENCES payments (order_id),
    refund_id       uuid        REFERENCES refunds (id),
    kind            text        NOT NULL CHECK (kind IN ('authorize', 'capture', 'void', 'refund')),
    idempotency_key text        NOT NULL UNIQUE,
    status          text        NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'done')),
    attempts        int         NOT NULL DEFAULT 0,
    next_at         timestamptz NOT NULL DEFAULT now(),
    lease_until     timestamptz DEFAULT now() + interval '30 seconds',
    causation_id    text        NOT NULL,
    traceparent     text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    done_at         timestamptz,
    CHECK ((kind = 'refund') = (refund_id IS NOT NULL))
  ) WITH (fillfactor = 80);
  CREATE INDEX bank_commands_due ON bank_commands (next_at) WHERE status = 'new';
  CREATE INDEX bank_commands_of_payment ON bank_commands (order_id)`;

/** One line per answer of the bank, so a command can be recorded once. Nothing in it is ever changed. */
const ledger = `
  CREATE TABLE payment_ledger (
    seq              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    command_id       uuid        NOT NULL UNIQUE,
    order_id         uuid        NOT NULL,
    payment_id       uuid        NOT NULL,
    kind             text        NOT NULL,
    amount_minor     bigint      NOT NULL,
    currency         text        NOT NULL,
    authorization_id uuid,
    reason           text,
    at               timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX payment_ledger_of_order ON payment_ledger (order_id, seq);
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_ledger EXECUTE FUNCTION refuse_change()`;
