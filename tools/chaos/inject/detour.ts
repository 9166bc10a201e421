const prefix = 'hold.';
const held: readonly string[] = ['order.events.v1', 'catalog.events.v1', 'payment.events.v1'];

/** Topics that no service reads. */
export const holdTopics = held.map((topic) => prefix + topic);

/** Where a topic's records have their true order, if they made the detour. */
export const heldAt: Readonly<Record<string, string>> = Object.fromEntries(held.map((topic) => [topic, prefix + topic]));

/** Every eighth order. All facts of an order go the same way, or they would have no order at all. */
export const makesDetour = (topic: string, key: string): boolean => held.includes(topic) && /[08]$/.test(key);

export const fromHold = (topic: string): string => topic.slice(prefix.length);
