import { freePort } from '../../stack/process/free-port.js';
import { instanceNames, talkers, type InstanceName } from './names.js';

/** Where everything listens; decided before anything starts, for everything has to know where the others will be. */
export interface ShopPorts {
  readonly http: Readonly<Record<InstanceName, number>>;
  readonly broker: number;
  /** The broker's own end of each talker's listener. */
  readonly listeners: ReadonlyMap<InstanceName, number>;
}

export async function chooseShopPorts(): Promise<ShopPorts> {
  const http: Partial<Record<InstanceName, number>> = {};
  const taken = new Set<number>();
  const another = async (): Promise<number> => {
    const port = await freePort();
    if (taken.has(port)) return another();
    taken.add(port);
    return port;
  };
  for (const name of instanceNames) http[name] = await another();
  const listeners = new Map<InstanceName, number>();
  for (const name of talkers) listeners.set(name, await another());
  return { http: http as Record<InstanceName, number>, broker: await another(), listeners };
}
