import { runService } from '@app/platform';
import { orderService } from './service.js';

await runService(orderService);
