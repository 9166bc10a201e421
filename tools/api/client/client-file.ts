import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { documentPaths, makeDocuments } from '../documents/make-documents.js';
import type { GeneratedFiles } from '../documents/generated-files.js';

const path = 'libs/client/src/generated/shop-api.ts';
const head =
  '// Made by `npm run api -- client` of docs/generated/openapi/shop.json. Types only; nothing of it is left when it is compiled.\n\n';

/** The types of the client: every path, parameter, body and answer of the joined document. */
export async function clientFile(): Promise<GeneratedFiles> {
  const document = (await makeDocuments()).get(documentPaths.shop) as OpenAPI3;
  // A field with a default may be left out of a request: that is what a default is for.
  const types = await openapiTs(document, { defaultNonNullable: false });
  return new Map([[path, head + astToString(types)]]);
}
