import { runService } from '@app/platform';
import { paymentService } from './service.js';

await runService(paymentService);
