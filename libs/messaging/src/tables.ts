import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of outbox, inbox and dead letters: the second migration of every service that speaks or listens. */
export class CreateSpine1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outbox);
    await runner.query(inbox);
    await runner.query(deadLetters);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, inbox, saga_anomalies, dead_letters, parked_keys');
  }
}

/** `json` and not `jsonb`: what is published is byte for byte what was decided. */
const outbox = `
  CREATE TABLE outbox (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id          uuid        NOT NULL UNIQUE,
    shard             smallint    NOT NULL,
    topic             text        NOT NULL,
    key               text        NOT NULL,
    aggregate_type    text        NOT NULL,
    aggregate_id      text        NOT NULL,
    aggregate_version int         NOT NULL,
    type              text        NOT NULL,
    schema_version    smallint    NOT NULL,
    payload           json        NOT NULL,
    headers           json        NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at      timestamptz,
    blocked           boolean     NOT NULL DEFAULT false,
    UNIQUE (aggregate_type, aggregate_id, aggregate_version)
  ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
  CREATE INDEX outbox_pending ON outbox (id) WHERE published_at IS NULL;
  CREATE INDEX outbox_blocked ON outbox (aggregate_type, aggregate_id) WHERE blocked;
  CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL`;

const inbox = `
  CREATE TABLE inbox (
    consumer        text        NOT NULL,
    event_id        uuid        NOT NULL,
    type            text        NOT NULL,
    topic           text        NOT NULL,
    kafka_partition int         NOT NULL,
    kafka_offset    bigint      NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('handled', 'ignored', 'dead')),
    processed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
  );
  CREATE INDEX inbox_processed ON inbox (processed_at);
  CREATE TABLE saga_anomalies (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    because    text        NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

const deadLetters = `
  CREATE TABLE dead_letters (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer        text        NOT NULL,
    event_id        uuid        NOT NULL,
    key             text,
    type            text,
    topic           text        NOT NULL,
    kafka_partition int         NOT NULL,
    kafka_offset    bigint      NOT NULL,
    raw_value       bytea,
    raw_headers     jsonb       NOT NULL,
    reason          text        NOT NULL,
    error           text        NOT NULL,
    attempts        int         NOT NULL,
    dead_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    status          text        NOT NULL DEFAULT 'parked' CHECK (status IN ('parked', 'replayed', 'discarded')),
    resolution      text,
    resolved_by     text,
    resolved_at     timestamptz,
    UNIQUE (consumer, topic, kafka_partition, kafka_offset)
  );
  CREATE INDEX dead_letters_waiting ON dead_letters (topic, key, id) WHERE status = 'parked';
  CREATE TABLE parked_keys (
    consumer text        NOT NULL,
    topic    text        NOT NULL,
    key      text        NOT NULL,
    since    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, key)
  )`;
