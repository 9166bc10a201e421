import { join } from 'node:path';
import { startKafka, type RunningKafka } from '../../stack/kafka/start-kafka.js';
import type { Links } from './links.js';
import { talkers } from './names.js';
import type { ShopPorts } from './ports.js';

/** One broker with a listener for each instance: clients come back to what is advertised, so only this makes their links theirs. */
export const startBroker = (dataDir: string, ports: ShopPorts, links: Links): Promise<RunningKafka> =>
  startKafka({
    dataDir: join(dataDir, 'servers', 'kafka'),
    port: ports.broker,
    listeners: talkers.map((name) => ({
      name: name.toUpperCase().replace('-', '_'),
      port: ports.listeners.get(name) ?? 0,
      advertisedPort: links.find(name, 'kafka').port,
    })),
  });
