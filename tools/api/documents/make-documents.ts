import { buildAsyncApi } from '@app/contracts';
import { withLimits } from '../../../apps/gateway/src/documents/at-the-door.js';
import { joinDocuments } from '../../../apps/gateway/src/documents/join-documents.js';
import { OpenApiDocument } from '../../../apps/gateway/src/documents/open-api-document.js';
import { publicPart } from '../../../apps/gateway/src/documents/public-part.js';
import { documented } from '../../../apps/gateway/src/documents/service-documents.js';
import { goldenSamples } from './golden-samples.js';
import { describeServices, type DescribedService } from './describe-services.js';

/** Where a document is checked in, below `docs/generated` and below the folder of a release. */
export const documentPaths = {
  shop: 'openapi/shop.json',
  events: 'asyncapi.json',
  ofService: (name: DescribedService) => `openapi/${name}.json`,
} as const;

let made: Promise<ReadonlyMap<string, object>> | undefined;

/** Every document of the shop by its path; `openapi/shop.json` is what customers see. Made once. */
export const makeDocuments = (): Promise<ReadonlyMap<string, object>> => (made ??= make());

async function make(): Promise<ReadonlyMap<string, object>> {
  const services = await describeServices();
  const parts = documented.map((name) => [name, publicPart(OpenApiDocument.parse(services.get(name)), name)]);
  return new Map<string, object>([
    ...[...services].map(([name, document]): [string, object] => [documentPaths.ofService(name), document]),
    [documentPaths.ofService('gateway'), withLimits(OpenApiDocument.parse(services.get('gateway')))],
    [documentPaths.shop, joinDocuments(Object.fromEntries(parts))],
    [documentPaths.events, buildAsyncApi(goldenSamples())],
  ]);
}
