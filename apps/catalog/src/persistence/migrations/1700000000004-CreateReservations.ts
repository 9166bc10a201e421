import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReservations1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reservations);
    await runner.query(movements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_movements, reservation_lines, reservations');
  }
}

/** A row is made when an order is first heard of, in the transaction that decides about it: `none` is never seen from outside. */
const reservations = `
  CREATE TABLE reservations (
    order_id          uuid        PRIMARY KEY,
    status            text        NOT NULL DEFAULT 'none' CHECK (status IN ('none', 'reserved', 'rejected', 'committed', 'released',
                                  'cancelled', 'restocked')),
    released_because  text        CHECK (released_because IN ('OrderCancelled', 'OrderFailed')),
    reserved_event_id uuid,
    traceparent       text,
    heard_at          timestamptz NOT NULL DEFAULT now(),
    ask_at            timestamptz NOT NULL,
    version           int         NOT NULL DEFAULT 0,
    event_seq         int         NOT NULL DEFAULT 0,
    updated_at        timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 60);
  CREATE INDEX reservations_overdue ON reservations (ask_at) WHERE status = 'reserved';

  CREATE TABLE reservation_lines (
    order_id uuid   NOT NULL REFERENCES reservations (order_id),
    position int    NOT NULL,
    sku      text   NOT NULL REFERENCES products (sku),
    quantity bigint NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, position),
    UNIQUE (order_id, sku)
  )`;

/** Append-only: the stock of a product is the sum of its movements, and each order moves it once in each way. */
const movements = `
  CREATE TABLE stock_movements (
    seq            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku            text        NOT NULL REFERENCES products (sku),
    delta_on_hand  bigint      NOT NULL,
    delta_reserved bigint      NOT NULL,
    reason         text        NOT NULL CHECK (reason IN ('reserved', 'committed', 'released', 'restocked', 'adjusted')),
    order_id       uuid        REFERENCES reservations (order_id),
    note           text,
    made_by        uuid,
    cause_id       text,
    at             timestamptz NOT NULL DEFAULT now(),
    UNIQUE (order_id, sku, reason),
    CHECK ((reason = 'adjusted') = (order_id IS NULL))
  )`;
