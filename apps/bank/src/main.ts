import { runService } from '@app/platform';
import { bankService } from './service.js';

await runService(bankService);
