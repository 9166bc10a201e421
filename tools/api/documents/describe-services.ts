import { documentOf } from '@app/platform';

// One after the other, also their imports: TypeORM says a word about each further database that a process knows of.
const describe = {
  user: async () => documentOf((await import('../../../apps/user/src/service.js')).userService),
  catalog: async () => documentOf((await import('../../../apps/catalog/src/service.js')).catalogService),
  order: async () => documentOf((await import('../../../apps/order/src/service.js')).orderService),
  payment: async () => documentOf((await import('../../../apps/payment/src/service.js')).paymentService),
  gateway: async () => documentOf((await import('../../../apps/gateway/src/service.js')).gatewayService),
  bank: async () => documentOf((await import('../../../apps/bank/src/service.js')).bankService),
} as const;

export type DescribedService = keyof typeof describe;
export const describedServices = Object.keys(describe) as DescribedService[];

/** What each service serves at `/openapi.json` on its own port, also what is internal. */
export async function describeServices(): Promise<ReadonlyMap<DescribedService, object>> {
  const documents = new Map<DescribedService, object>();
  for (const name of describedServices) documents.set(name, await describe[name]());
  return documents;
}
