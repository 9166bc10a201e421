import { runService } from '@app/platform';
import { catalogService } from './service.js';

await runService(catalogService);
