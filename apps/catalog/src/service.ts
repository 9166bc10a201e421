import type { ServiceDefinition } from '@app/platform';
import { CatalogConfig } from './catalog.config.js';
import { CatalogModule } from './catalog.module.js';

export const catalogService: ServiceDefinition<CatalogConfig> = { name: 'catalog', module: CatalogModule, config: CatalogConfig };
