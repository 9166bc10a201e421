import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedIn, readDocument, type DocumentedApi, type DocumentedOperation } from '../doors/documented.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { databaseNames } from '../stack/names.js';
import { repositoryRoot } from '../stack/repository.js';

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
export async function readDoors({ url, stack }: TemporaryShop): Promise<Door[]> {
  const { operations } = await readDocument(url);
  const routed = new Set(operations.map(shapeOf));
  const ownOf = (service: string, own: DocumentedApi, at: string): Door[] =>
    own.operations
      .filter((operation) => !routed.has(shapeOf(operation)))
      .map((operation) => ({ ...operation, name: `${service}: ${operation.name}`, url: at }));
  const behind = databaseNames.map(async (service) => ownOf(service, await readDocument(stack.url(service)), stack.url(service)));
  const ofTheGateway = ownOf('gateway', documentedIn(JSON.parse(readFileSync(ownDocument, 'utf8'))), url);
  return [...operations.map((operation) => ({ ...operation, url })), ...(await Promise.all(behind)).flat(), ...ofTheGateway];
}
