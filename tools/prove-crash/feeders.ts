import type { RunningStack } from '../stack/running-stack.js';
import type { ServiceName } from '../stack/names.js';

/** Who feeds the lanes of the order service, which has doors that must stay open; the others are held back themselves. */
const feeders: Partial<Record<ServiceName, ServiceName>> = { order: 'catalog' };

/** Stops whoever brings messages into the lanes of this service. @returns lets them come, all together */
export function holdBack({ supervisor }: RunningStack, service: ServiceName): () => void {
  const held = supervisor.find(feeders[service] ?? service)?.process;
  held?.signal('SIGSTOP');
  return () => held?.signal('SIGCONT');
}
