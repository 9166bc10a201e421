import { runService } from '@app/platform';
import { userService } from './service.js';

await runService(userService);
