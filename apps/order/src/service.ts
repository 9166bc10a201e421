import type { ServiceDefinition } from '@app/platform';
import { OrderConfig } from './order.config.js';
import { OrderModule } from './order.module.js';

export const orderService: ServiceDefinition<OrderConfig> = { name: 'order', module: OrderModule, config: OrderConfig };
