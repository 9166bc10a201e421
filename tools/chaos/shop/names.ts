import type { DatabaseName, ServiceName } from '../../stack/names.js';

export const instanceNames = ['user', 'catalog-1', 'catalog-2', 'order-1', 'order-2', 'payment-1', 'payment-2', 'bank', 'gateway'] as const;
export type InstanceName = (typeof instanceNames)[number];

/** The services of which there are two. */
export const pairedServices = ['catalog', 'order', 'payment'] as const;
export type PairedService = (typeof pairedServices)[number];

/** Four servers; the bank keeps its books on that of the user service. */
export const serverNames = ['user', 'catalog', 'order', 'payment'] as const;
export type ServerName = (typeof serverNames)[number];

export const serviceOf = (instance: InstanceName): ServiceName => instance.replace(/-\d$/, '') as ServiceName;

export const instancesOf = (service: ServiceName): InstanceName[] => instanceNames.filter((name) => serviceOf(name) === service);

export const serverOf = (database: DatabaseName): ServerName => (database === 'bank' ? 'user' : database);

/** Instances that speak to the broker. */
export const talkers = instanceNames.filter((name) => !['bank', 'gateway'].includes(name));
