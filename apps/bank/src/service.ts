import type { ServiceDefinition } from '@app/platform';
import { BankConfig } from './bank.config.js';
import { BankModule } from './bank.module.js';

/** Somebody else's company: it stands outside the shop's API, and so outside its prefix. */
export const bankService: ServiceDefinition<BankConfig> = { name: 'bank', module: BankModule, config: BankConfig, prefix: '' };
