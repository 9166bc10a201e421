import type { Dashboard } from './dashboard.js';
import { gateway } from './gateway.js';
import { oneService } from './one-service.js';
import { saga } from './saga.js';
import { shop } from './shop.js';
import { spine } from './spine.js';

export const dashboards: readonly Dashboard[] = [shop, saga, spine, gateway, oneService];
