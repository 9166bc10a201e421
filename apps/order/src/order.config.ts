import { configFrom, serviceSettings, shopSettings, stockOutlastsDeadline } from '@app/platform';

/** Every environment variable that this service reads. */
export class OrderConfig extends configFrom({ ...serviceSettings, ...shopSettings }, stockOutlastsDeadline) {}
