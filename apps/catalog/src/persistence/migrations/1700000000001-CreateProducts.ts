import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(products);
    await runner.query(lists);
    await runner.query(search);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE products');
  }
}

/** Stock changes far more often than anything else here; no index holds its figures, so that such an update stays on its page. */
const products = `
  CREATE TABLE products (
    sku           text           PRIMARY KEY,
    name          text           NOT NULL,
    description   text           NOT NULL,
    category      text           NOT NULL,
    price_minor   bigint         NOT NULL,
    currency      text           NOT NULL,
    image_url     text           NOT NULL,
    listed        boolean        NOT NULL DEFAULT true,
    on_hand       bigint         NOT NULL DEFAULT 0,
    reserved      bigint         NOT NULL DEFAULT 0,
    in_stock      boolean        NOT NULL DEFAULT false,
    version       int            NOT NULL DEFAULT 1,
    stock_version int            NOT NULL DEFAULT 0,
    event_seq     int            NOT NULL DEFAULT 1,
    created_at    timestamptz(3) NOT NULL DEFAULT now(),
    updated_at    timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT products_price CHECK (price_minor BETWEEN 1 AND 10000000),
    CONSTRAINT products_stock CHECK (reserved >= 0 AND on_hand >= 0 AND reserved <= on_hand),
    CONSTRAINT products_in_stock CHECK (in_stock = (on_hand > reserved))
  ) WITH (fillfactor = 70)`;

/** One per order of the list, alone and within a category; each is also read backwards. */
const lists = `
  CREATE INDEX products_by_name ON products (name, sku) WHERE listed;
  CREATE INDEX products_by_price ON products (price_minor, sku) WHERE listed;
  CREATE INDEX products_by_age ON products (created_at, sku) WHERE listed;
  CREATE INDEX products_by_category_and_name ON products (category, name, sku) WHERE listed;
  CREATE INDEX products_by_category_and_price ON products (category, price_minor, sku) WHERE listed;
  CREATE INDEX products_by_category_and_age ON products (category, created_at, sku) WHERE listed;
  CREATE INDEX products_by_stock ON products (in_stock, name, sku) WHERE listed`;

const search = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX products_by_part_of_name ON products USING gin (name gin_trgm_ops) WHERE listed`;
