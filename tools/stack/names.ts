export const serviceNames = ['user', 'catalog', 'order', 'payment', 'bank', 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** As `.data/stack.json` lists them; Prometheus only where the stack is observed. */
export const processNames = ['gateway', 'user', 'catalog', 'order', 'payment', 'bank', 'postgres', 'kafka', 'prometheus'] as const;
export type ProcessName = (typeof processNames)[number];

export const databaseNames = ['user', 'catalog', 'order', 'payment', 'bank'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** What is asked stops before what answers; each row stops at the same time. */
export const stopOrder: readonly (readonly ProcessName[])[] = [
  ['prometheus'],
  ['gateway'],
  ['order', 'payment', 'catalog', 'user'],
  ['bank'],
  ['kafka'],
  ['postgres'],
];

export const isServiceName = (name: string): name is ServiceName => (serviceNames as readonly string[]).includes(name);
export const hasDatabase = (name: string): name is DatabaseName => (databaseNames as readonly string[]).includes(name);
