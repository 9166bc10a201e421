import { startService, type RunningService, type StartOptions } from '@app/platform';
import { bankService } from '../../../apps/bank/src/service.js';
import { catalogService } from '../../../apps/catalog/src/service.js';
import { gatewayService } from '../../../apps/gateway/src/service.js';
import { orderService } from '../../../apps/order/src/service.js';
import { paymentService } from '../../../apps/payment/src/service.js';
import { userService } from '../../../apps/user/src/service.js';
import type { ServiceName } from '../names.js';

const start: Readonly<Record<ServiceName, (options: StartOptions) => Promise<RunningService>>> = {
  user: (options) => startService(userService, options),
  catalog: (options) => startService(catalogService, options),
  order: (options) => startService(orderService, options),
  payment: (options) => startService(paymentService, options),
  bank: (options) => startService(bankService, options),
  gateway: (options) => startService(gatewayService, options),
};

/** Starts these services in this process. */
export async function startTogether(
  names: readonly ServiceName[],
  optionsOf: (name: ServiceName) => StartOptions,
): Promise<ReadonlyMap<ServiceName, RunningService>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await start[name](optionsOf(name))] as const)));
}
