import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseNames } from '../stack/names.js';
import { repositoryRoot } from '../stack/repository.js';
import { documentedIn, readDocument, type DocumentedApi, type DocumentedOperation } from './documented.js';
import type { TemporaryShop } from './temporary-shop.js';

/** What a document says of the operations that are called at one place. */
export interface Part extends DocumentedApi {
  readonly url: string;
}

/** An operation, and where it is called. */
export interface Door extends DocumentedOperation {
  readonly url: string;
}

/** The names of path parameters are the service's affair. */
const shapeOf = ({ method, path }: DocumentedOperation): string => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;

/** What the gateway serves beside the API stands in its own document, which is checked in and compared with the code. */
const ownDocument = join(repositoryRoot, 'docs/generated/openapi/gateway.json');

/**
 * All that the shop documents: the API, and, named `<service>: <operation>`, what only the port of a service itself has, the gateway's
 * among them.
 */
export async function readParts({ url, stack }: TemporaryShop): Promise<Part[]> {
  const api = await readDocument(url);
  const routed = new Set(api.operations.map(shapeOf));
  const ownOf = (service: string, { operations, answers, schemas }: DocumentedApi, at: string): Part => ({
    url: at,
    schemas,
    operations: operations.filter((one) => !routed.has(shapeOf(one))).map((one) => ({ ...one, name: `${service}: ${one.name}` })),
    answers: answers.map((one) => ({ ...one, operation: `${service}: ${one.operation}` })),
  });
  const behind = databaseNames.map(async (service) => ownOf(service, await readDocument(stack.url(service)), stack.url(service)));
  const ofTheGateway = ownOf('gateway', documentedIn(JSON.parse(readFileSync(ownDocument, 'utf8'))), url);
  return [{ ...api, url }, ...(await Promise.all(behind)), ofTheGateway];
}

export const doorsOf = (parts: readonly Part[]): Door[] =>
  parts.flatMap(({ url, operations }) => operations.map((operation) => ({ ...operation, url })));
