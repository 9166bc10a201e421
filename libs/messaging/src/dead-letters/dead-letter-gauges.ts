import { Injectable } from '@nestjs/common';
import { gaugesReadTogether, UnitOfWork } from '@app/database';
import { Registry } from 'prom-client';

const waiting = `
  SELECT (SELECT count(*)::int FROM dead_letters WHERE status = 'parked') AS letters, (SELECT count(*)::int FROM parked_keys) AS keys`;

/** Shows what waits for a person: 0 when all is well. */
@Injectable()
export class DeadLetterGauges {
  constructor(registry: Registry, database: UnitOfWork) {
    gaugesReadTogether(
      registry,
      {
        dead_letters_waiting: 'Messages that were given up and neither replayed nor discarded',
        parked_keys: 'Keys whose later messages wait behind a dead letter',
      },
      async () => {
        const [row] = await database.read<{ letters: number; keys: number }>(waiting, []);
        return { dead_letters_waiting: row?.letters ?? 0, parked_keys: row?.keys ?? 0 };
      },
    );
  }
}
