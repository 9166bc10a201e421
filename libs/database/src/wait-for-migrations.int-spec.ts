import { createDatabase, type TestDatabase } from '@app/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Schema } from './data-source-options.js';
import { migrate } from './migrate.js';
import { missingMigrations } from './missing-migrations.js';
import { waitForMigrations } from './wait-for-migrations.js';

class MakeShelves1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE shelves (id int)');
  }
  async down(): Promise<void> {}
}

class WidenShelves1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shelves ADD width int');
  }
  async down(): Promise<void> {}
}

const older: Schema = { rows: [], migrations: [MakeShelves1700000000001] };
const newer: Schema = { rows: [], migrations: [MakeShelves1700000000001, WidenShelves1700000000002] };

describe('a version of a service that waits for its schema', () => {
  let database: TestDatabase;
  beforeEach(async () => void (database = await createDatabase()));
  afterEach(() => database.drop());

  it('misses everything in a database that nobody has migrated', async () => {
    await database.query('DROP TABLE IF EXISTS migrations');
    expect(await missingMigrations(database.url, newer)).toEqual(['MakeShelves1700000000001', 'WidenShelves1700000000002']);
  });

  it('goes on when the migrations have run, and has said what it waited for', async () => {
    await migrate(database.url, older);
    const reasons: string[] = [];
    const heard = Promise.withResolvers<void>();
    const tell = (reason: string): void => {
      reasons.push(reason);
      heard.resolve();
    };
    const waiting = waitForMigrations(database.url, newer, { tell, signal: new AbortController().signal });
    await heard.promise;
    await migrate(database.url, newer);
    await waiting;
    expect(reasons).toEqual(['not migrated yet: WidenShelves1700000000002']);
  });

  it('misses nothing in a database that is ahead of it', async () => {
    await migrate(database.url, newer);
    expect(await missingMigrations(database.url, older)).toEqual([]);
  });
});
