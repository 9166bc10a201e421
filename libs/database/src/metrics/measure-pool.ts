import { Gauge, type Registry } from 'prom-client';
import type { UnitOfWork } from '../unit-of-work.js';

/** Shows the pool of the unit of work: `database_pool_connections{state}`, and who waits for one of them. */
export function measurePool(registry: Registry, database: UnitOfWork): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the unit of work that carry a transaction (busy) or could (idle)',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { busy, idle } = database.connections;
      this.set({ state: 'busy' }, busy);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'database_pool_waiting',
    help: 'Transactions that wait for a connection',
    registers: [registry],
    collect() {
      this.set(database.connections.waiting);
    },
  });
}
