import type { ServiceDefinition } from '@app/platform';
import { PaymentConfig } from './payment.config.js';
import { PaymentModule } from './payment.module.js';

export const paymentService: ServiceDefinition<PaymentConfig> = {
  name: 'payment',
  module: PaymentModule,
  config: PaymentConfig,
};
