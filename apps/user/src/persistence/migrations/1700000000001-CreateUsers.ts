import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsers1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accounts);
    await runner.query(signingKeys);
    await runner.query(attempts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE login_failures, auth_attempts, signing_keys, addresses, users');
  }
}

/** `email_key` is what must be unique: the address in lower case, or a digest once the account is closed. */
const accounts = `
  CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    email_key     text        NOT NULL CONSTRAINT users_email UNIQUE,
    email         text,
    name          text,
    password_hash text,
    roles         text[]      NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    event_seq     int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    closed_at     timestamptz,
    CONSTRAINT users_known_or_closed CHECK ((closed_at IS NULL) = (email IS NOT NULL AND name IS NOT NULL AND password_hash IS NOT NULL))
  );
  CREATE TABLE addresses (
    user_id     uuid NOT NULL REFERENCES users (id),
    position    int  NOT NULL,
    recipient   text NOT NULL,
    street      text NOT NULL,
    postal_code text NOT NULL,
    city        text NOT NULL,
    country     text NOT NULL,
    PRIMARY KEY (user_id, position)
  )`;

const signingKeys = `
  CREATE TABLE signing_keys (
    kid          text        PRIMARY KEY,
    state        text        NOT NULL CHECK (state IN ('pending', 'active', 'retired')),
    public_jwk   jsonb       NOT NULL,
    private_key  bytea       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    activated_at timestamptz,
    retired_at   timestamptz
  );
  CREATE UNIQUE INDEX signing_keys_active ON signing_keys (state) WHERE state = 'active'`;

const attempts = `
  CREATE TABLE auth_attempts (
    source   text        NOT NULL,
    minute   timestamptz NOT NULL,
    attempts int         NOT NULL,
    PRIMARY KEY (source, minute)
  );
  CREATE TABLE login_failures (
    account       text        PRIMARY KEY,
    failures      int         NOT NULL,
    blocked_until timestamptz NOT NULL,
    last_at       timestamptz NOT NULL
  )`;
