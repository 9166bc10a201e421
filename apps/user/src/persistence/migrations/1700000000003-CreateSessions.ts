import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSessions1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(passwordVersion);
    await runner.query(sessions);
    await runner.query(refreshTokens);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refresh_tokens, sessions');
    await runner.query('ALTER TABLE users DROP COLUMN password_version');
  }
}

/** Not the hash: that is renewed without the password having changed. */
const passwordVersion = 'ALTER TABLE users ADD COLUMN password_version int NOT NULL DEFAULT 1';

/**
 * One log-in and all that comes of it. `generation` counts its refresh tokens: the newest alone is good. `ended_in` is the
 * transaction that ended it, by which others learn of it in an order that has no gaps.
 */
const sessions = `
  CREATE TABLE sessions (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users (id),
    client     text,
    generation int         NOT NULL DEFAULT 1,
    started_at timestamptz NOT NULL DEFAULT now(),
    rotated_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_in   xid8,
    end_reason text,
    CONSTRAINT sessions_over CHECK ((ended_at IS NULL) = (ended_in IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL))
  );
  CREATE INDEX sessions_user ON sessions (user_id) WHERE ended_at IS NULL;
  CREATE INDEX sessions_ended ON sessions (ended_in) WHERE ended_in IS NOT NULL`;

/** Digests only. That a generation is there once is what keeps two requests from minting two. */
const refreshTokens = `
  CREATE TABLE refresh_tokens (
    token_hash bytea       PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    generation int         NOT NULL,
    issued_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT refresh_tokens_generation UNIQUE (session_id, generation)
  );
  CREATE INDEX refresh_tokens_issued ON refresh_tokens (issued_at)`;
