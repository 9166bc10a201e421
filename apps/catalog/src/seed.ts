import { runSeeds } from '@app/platform';
import { seedProducts } from './seed/seed-products.js';
import { catalogService } from './service.js';

await runSeeds(catalogService, seedProducts);
