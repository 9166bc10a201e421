import { topicNames, topics, topicsReadBy, type ServiceName } from './topics.js';

/** One right on the broker. Whoever may read or write something is also told that it exists. */
export interface Acl {
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly operation: 'read' | 'write';
}

/** The services that log in to the broker, each under its own name. */
export const brokerUsers = ['user', 'catalog', 'order', 'payment'] as const satisfies readonly ServiceName[];

/** All that a service may do there: write what it owns, read what it hears, as a member of its own group. */
export const aclsOf = (service: ServiceName): Acl[] => {
  const heard = topicsReadBy(service);
  return [
    ...topicNames.filter((name) => topics[name].owner === service).map((name): Acl => ({ resource: 'topic', name, operation: 'write' })),
    ...heard.map((name): Acl => ({ resource: 'topic', name, operation: 'read' })),
    ...(heard.length > 0 ? [{ resource: 'group', name: service, operation: 'read' } as const] : []),
  ];
};
