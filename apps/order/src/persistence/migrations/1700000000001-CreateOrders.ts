import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrders1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE orders (
        id              uuid        PRIMARY KEY,
        customer_id     uuid        NOT NULL,
        status          text        NOT NULL CHECK (status IN ('pending', 'confirmed', 'completed', 'failed', 'cancelled')),
        reason          text,
        total_minor     bigint      NOT NULL CHECK (total_minor >= 0),
        currency        text        NOT NULL,
        placed_at       timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now(),
        deadline_at     timestamptz NOT NULL,
        placed_event_id uuid        NOT NULL,
        traceparent     text,
        version         int         NOT NULL DEFAULT 1,
        event_seq       int         NOT NULL DEFAULT 1,
        timeline_seq    int         NOT NULL DEFAULT 1
      ) WITH (fillfactor = 80);
      CREATE INDEX orders_of_customer ON orders (customer_id, id);
      CREATE INDEX orders_unfinished ON orders (deadline_at) WHERE status = 'pending';

      CREATE TABLE order_lines (
        order_id         uuid   NOT NULL REFERENCES orders (id),
        position         int    NOT NULL,
        sku              text   NOT NULL,
        name             text   NOT NULL,
        quantity         int    NOT NULL CHECK (quantity > 0),
        unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
        PRIMARY KEY (order_id, position)
      );

      CREATE TABLE timeline (
        order_id     uuid        NOT NULL,
        seq          int         NOT NULL,
        event_id     uuid        NOT NULL,
        fact         text        NOT NULL,
        service      text        NOT NULL,
        at           timestamptz NOT NULL,
        causation_id text        NOT NULL,
        data         jsonb       NOT NULL,
        PRIMARY KEY (order_id, seq),
        UNIQUE (order_id, event_id)
      );

      CREATE TABLE product_copies (
        sku         text    PRIMARY KEY,
        name        text    NOT NULL,
        price_minor bigint  NOT NULL,
        currency    text    NOT NULL,
        listed      boolean NOT NULL,
        version     int     NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE timeline, order_lines, orders, product_copies');
  }
}
