import type { PlantedFault } from '../planted-fault.js';

const reservation = 'apps/catalog/src/domain/reservation.ts';
const reservations = 'apps/catalog/src/persistence/reservations.ts';

/** Mistakes in a service's own part of the saga. */
export const sagaFaults: readonly PlantedFault[] = [
  {
    name: 'new bank key on retry',
    danger: 'a call whose answer was lost holds the money a second time',
    scene: 'a bank that forgets to answer',
    patches: [
      {
        file: 'apps/payment/src/persistence/open-commands.ts',
        find: 'idempotencyKey: row.idempotency_key,',
        replace: 'idempotencyKey: `${row.idempotency_key}-${Date.now()}`,',
      },
    ],
  },
  {
    name: 'unilateral expiry',
    danger: 'catalog gives stock away that a confirmed order has paid for',
    scene: 'confirmations that come late',
    patches: [
      { file: reservation, find: 'reserved: ask, ', replace: 'reserved: freed, ' },
      {
        file: reservations,
        find: 'for (const reservation of await lockReservations(tx, orderIds)) locked.set(reservation.state.orderId, reservation);',
        replace: `for (const reservation of await lockReservations(tx, orderIds)) locked.set(reservation.state.orderId, reservation);
    await this.stock.lock(tx, [], orderIds);`,
      },
    ],
  },
  {
    name: 'no tombstone',
    danger: 'an order that is cancelled before it is heard of gets its stock all the same',
    scene: 'cancelled before placed',
    patches: [{ file: reservation, find: 'OrderCancelled: { none: cancel, ', replace: 'OrderCancelled: { none: late, ' }],
  },
  {
    name: 'unsorted SKU locks',
    danger: 'two batches wait for each other in a circle',
    scene: 'everybody wants the same',
    patches: [
      { file: 'apps/catalog/src/persistence/stock-levels.ts', find: 'ORDER BY sku FOR UPDATE', replace: 'ORDER BY random() FOR UPDATE' },
    ],
  },
];
