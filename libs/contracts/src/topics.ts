export type ServiceName = 'user' | 'catalog' | 'order' | 'payment';

export interface TopicDefinition {
  readonly owner: ServiceName;
  readonly readBy: readonly ServiceName[];
  readonly partitions: number;
  /** Absent where the topic is compacted: it keeps the last record of every key. */
  readonly retentionMs?: number;
  readonly compacted?: boolean;
}

const sevenDays = 7 * 24 * 60 * 60 * 1000;

/** Every topic, who owns it and who reads it. Consumer groups are named after their service. */
export const topics = {
  'user.events.v1': { owner: 'user', readBy: [], partitions: 3, retentionMs: sevenDays },
  'catalog.events.v1': { owner: 'catalog', readBy: ['order', 'payment'], partitions: 3, retentionMs: sevenDays },
  'catalog.products.v1': { owner: 'catalog', readBy: ['order'], partitions: 3, compacted: true },
  'order.events.v1': { owner: 'order', readBy: ['catalog', 'payment'], partitions: 3, retentionMs: sevenDays },
  'payment.events.v1': { owner: 'payment', readBy: ['order'], partitions: 3, retentionMs: sevenDays },
} as const satisfies Record<string, TopicDefinition>;

export type Topic = keyof typeof topics;

export const topicNames = Object.keys(topics) as Topic[];

export const topicsReadBy = (service: string): Topic[] =>
  topicNames.filter((name) => (topics[name].readBy as readonly string[]).includes(service));

/** What a service needs to exist: the topics that it owns or reads. */
export const topicsUsedBy = (service: string): Topic[] =>
  topicNames.filter((name) => topics[name].owner === service || topicsReadBy(service).includes(name));
