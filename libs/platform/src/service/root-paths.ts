import { RequestMethod } from '@nestjs/common';

/** Folders outside the API's prefix: what is found by convention, what operators use, what the outside world calls back. */
export const rootPaths = ['.well-known', 'internal', 'webhooks'].map((folder) => ({
  path: `${folder}/{*rest}`,
  method: RequestMethod.ALL,
}));
