import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Gauge, Registry } from 'prom-client';

const oldest = `
  SELECT extract(epoch FROM now() - created_at)::float8 AS seconds FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 1`;

/** Shows how far the relay is behind: `outbox_oldest_seconds`, 0 when nothing waits. */
@Injectable()
export class OutboxAge {
  constructor(registry: Registry, database: UnitOfWork) {
    new Gauge({
      name: 'outbox_oldest_seconds',
      help: 'For how long the oldest fact has waited to be published',
      registers: [registry],
      async collect() {
        const rows = await database.read<{ seconds: number }>(oldest, []).catch(() => [{ seconds: Number.NaN }]);
        this.set(rows[0]?.seconds ?? 0);
      },
    });
  }
}
