import type { EventDefinition, EventOf } from '../event.js';

/** The orders that these facts are about, each once, in the order in which they are first named. */
export const orderIdsOf = (events: readonly EventOf<EventDefinition>[]): string[] => [
  ...new Set(events.flatMap(({ data }) => (typeof data['orderId'] === 'string' ? [data['orderId']] : []))),
];
