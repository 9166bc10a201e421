import type { HttpConfig, ServiceDefinition } from '@app/platform';
import { bankService } from '../../../apps/bank/src/service.js';
import { catalogService } from '../../../apps/catalog/src/service.js';
import { gatewayService } from '../../../apps/gateway/src/service.js';
import { orderService } from '../../../apps/order/src/service.js';
import { paymentService } from '../../../apps/payment/src/service.js';
import { userService } from '../../../apps/user/src/service.js';
import type { ServiceName } from '../../stack/names.js';

/** What a service reads from its environment, told by the service itself. */
export const configOf: Readonly<Record<ServiceName, ServiceDefinition<HttpConfig>['config']>> = {
  user: userService.config,
  catalog: catalogService.config,
  order: orderService.config,
  payment: paymentService.config,
  bank: bankService.config,
  gateway: gatewayService.config,
};
