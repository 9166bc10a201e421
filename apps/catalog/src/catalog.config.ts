import { configFrom, flag, serviceSettings, shopSettings, stockOutlastsDeadline } from '@app/platform';

const settings = {
  ...serviceSettings,
  ...shopSettings,
  /** Read by the seeds alone: states every product once more, for a broker that knows nothing of what was published. */
  RESTATE_PRODUCTS: flag(false),
};

/** Every environment variable that this service reads. */
export class CatalogConfig extends configFrom(settings, stockOutlastsDeadline) {}
