import { InMemoryBroker } from '@app/messaging';
import type { RunningService } from '@app/platform';
import { isServiceName, stopOrder, type ServiceName } from '../names.js';
import { startTogether } from './start-together.js';
import { topicsWithin } from './topics-within.js';

// All services in one Node process, told apart by their environments, with one broker in its memory.
const environments = JSON.parse(process.env['SERVICE_ENVIRONMENTS'] ?? '{}') as Record<string, Record<string, string>>;
const names = Object.keys(environments).filter(isServiceName);
const broker = new InMemoryBroker(topicsWithin(names));
const services = await startTogether(names, (name) => ({ env: environments[name] ?? {}, broker }));

let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const service of services.values()) service.parts.lifecycle.drain();
  for (const row of stopOrder) await Promise.all(row.map((name) => closed(services.get(name as ServiceName))));
  process.exit(0);
}

const closed = async (service: RunningService | undefined): Promise<void> => service?.close();

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
