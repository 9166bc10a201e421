import type { LinkProxy, Protocol } from '../proxy/link-proxy.js';
import { startProxy } from '../proxy/start-proxy.js';
import type { Random } from '../random.js';
import { hasDatabase } from '../../stack/names.js';
import { instanceNames, serverOf, serviceOf, talkers, type InstanceName } from './names.js';
import type { ShopPorts } from './ports.js';
import type { Servers } from './servers.js';

export type LinkEnd = 'postgres' | 'kafka' | InstanceName;

export interface Link {
  readonly from: InstanceName;
  readonly to: LinkEnd;
  readonly proxy: LinkProxy;
}

/** Every connection of an instance to what it asks passes a proxy of its own, so that each can be cut alone. */
export class Links {
  private constructor(readonly all: readonly Link[]) {}

  static async open(servers: Servers, ports: ShopPorts, random: Random): Promise<Links> {
    const open = async (from: InstanceName, to: LinkEnd, port: number, speaks: Protocol): Promise<Link> => {
      const name = `${from} → ${to}`;
      const target = { host: '127.0.0.1', port };
      return { from, to, proxy: await startProxy({ name, target, speaks, random: random.fork(name).next }) };
    };
    const links: Link[] = [];
    for (const name of talkers) {
      const service = serviceOf(name);
      if (hasDatabase(service)) links.push(await open(name, 'postgres', servers.of(serverOf(service)).port, 'postgres'));
      links.push(await open(name, 'kafka', ports.listeners.get(name) ?? 0, 'kafka'));
      if (service === 'payment') links.push(await open(name, 'bank', ports.http.bank, 'http'));
    }
    for (const name of instanceNames.filter((one) => one !== 'gateway' && one !== 'bank'))
      links.push(await open('gateway', name, ports.http[name], 'tcp'));
    return new Links(links);
  }

  /** @throws when there is no such link */
  find(from: InstanceName, to: LinkEnd): LinkProxy {
    const link = this.all.find((one) => one.from === from && one.to === to);
    if (!link) throw new Error(`${from} has no link to ${to}`);
    return link.proxy;
  }

  heal(): void {
    for (const { proxy } of this.all) proxy.set({ kind: 'pass' });
  }

  /** What met traffic, by class and over all links. */
  counts(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { proxy } of this.all) for (const [name, count] of Object.entries(proxy.counts)) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ proxy }) => proxy.close()));
  }
}
