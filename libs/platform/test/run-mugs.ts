import { runService } from '../src/index.js';
import { mugService } from './demo-service.js';

await runService(mugService);
