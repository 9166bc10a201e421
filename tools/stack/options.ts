import { resolve } from 'node:path';
import { isServiceName, processNames, serviceNames, type ProcessName, type ServiceName } from './names.js';
import { repositoryRoot } from './repository.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface StackOptions {
  /** Everything the stack keeps lies here. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly ports: Readonly<Record<ProcessName, number>>;
  /** Begin with empty data. */
  readonly reset: boolean;
  /** All services in one process, with the broker in its memory. */
  readonly oneProcess: boolean;
  readonly services: readonly ServiceName[];
  /** Prometheus runs beside the services, where it is installed. */
  readonly observe?: Observation;
  /** Handed to every service, below what the stack itself decides. */
  readonly env: Environment;
}

export interface Observation {
  /** How often it asks the services. */
  readonly everySeconds: number;
  /** Divides the times that alerts wait, for whoever cannot wait so long. */
  readonly hurry: number;
}

export interface StackFlags {
  readonly observe?: boolean;
  readonly reset?: boolean;
  readonly oneProcess?: boolean;
  /** Services that somebody runs himself, in a debugger for example. */
  readonly without?: readonly string[];
}

interface PortSetting {
  readonly variable: string;
  readonly port: number;
}

export const portSettings: Readonly<Record<ProcessName, PortSetting>> = {
  gateway: { variable: 'GATEWAY_PORT', port: 3000 },
  user: { variable: 'USER_PORT', port: 3001 },
  catalog: { variable: 'CATALOG_PORT', port: 3002 },
  order: { variable: 'ORDER_PORT', port: 3003 },
  payment: { variable: 'PAYMENT_PORT', port: 3004 },
  bank: { variable: 'BANK_PORT', port: 3005 },
  postgres: { variable: 'POSTGRES_PORT', port: 54329 },
  kafka: { variable: 'KAFKA_PORT', port: 19092 },
  prometheus: { variable: 'PROMETHEUS_PORT', port: 9090 },
};

const own = new Set(['DATA_DIR', ...Object.values(portSettings).map(({ variable }) => variable)]);

/** @throws naming every variable or service that is wrong */
export function optionsFrom(env: Environment, flags: StackFlags = {}): StackOptions {
  const wrong = processNames.map((name) => portSettings[name].variable).filter((variable) => !isPort(env[variable] ?? ''));
  const without = flags.without ?? [];
  const unknown = without.filter((name) => !isServiceName(name));
  if (unknown.length > 0) throw new Error(`--without ${unknown.join(',')}: the services are ${serviceNames.join(', ')}.`);
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')}: a port is a whole number from 0 (a free one) to 65535.`);
  return {
    dataDir: dataDirFrom(env),
    ports: portsFrom((name) => Number(env[portSettings[name].variable] || portSettings[name].port)),
    reset: flags.reset ?? false,
    oneProcess: flags.oneProcess ?? false,
    ...(flags.observe && { observe: { everySeconds: 5, hurry: 1 } }),
    services: serviceNames.filter((name) => !without.includes(name)),
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !own.has(name))),
  };
}

export const dataDirFrom = (env: Environment): string => resolve(repositoryRoot, env['DATA_DIR'] || '.data');

/** For tests, bench and chaos: free ports and a folder of their own. */
export const temporaryOptions = (dataDir: string, more: Partial<StackOptions> = {}): StackOptions => ({
  dataDir,
  ports: portsFrom(() => 0),
  reset: false,
  oneProcess: false,
  services: serviceNames,
  env: process.env,
  ...more,
});

const portsFrom = (portOf: (name: ProcessName) => number): Record<ProcessName, number> =>
  Object.fromEntries(processNames.map((name) => [name, portOf(name)])) as Record<ProcessName, number>;

const isPort = (text: string): boolean => text === '' || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535);
