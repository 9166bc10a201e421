import { Injectable } from '@nestjs/common';
import { gaugesReadTogether, UnitOfWork } from '@app/database';
import { Registry } from 'prom-client';

/** Beyond that nobody needs to know how many, and counting them would be work of its own. */
const countedAtMost = 10_000;

const standing = `
  SELECT count(*)::int AS pending, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest,
    (SELECT count(*)::int FROM outbox WHERE blocked) AS blocked
  FROM (SELECT created_at FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT ${countedAtMost}) AS waiting`;

interface Standing {
  readonly pending: number;
  readonly oldest: number;
  readonly blocked: number;
}

/** Shows how far the relay is behind. */
@Injectable()
export class OutboxGauges {
  constructor(registry: Registry, database: UnitOfWork) {
    gaugesReadTogether(
      registry,
      {
        outbox_pending: 'Facts that wait to be published, counted up to 10,000',
        outbox_oldest_seconds: 'For how long the oldest fact has waited to be published; 0 when none waits',
        outbox_blocked: 'Facts that the broker refuses for their size; what their aggregates say later waits behind them',
      },
      async () => {
        const [row] = await database.read<Standing & Record<string, unknown>>(standing, []);
        return { outbox_pending: row?.pending ?? 0, outbox_oldest_seconds: row?.oldest ?? 0, outbox_blocked: row?.blocked ?? 0 };
      },
    );
  }
}
