import { runService } from '@app/platform';
import { gatewayService } from './service.js';

await runService(gatewayService);
