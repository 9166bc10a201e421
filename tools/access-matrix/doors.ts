import { readDocument, type DocumentedOperation } from '../doors/documented.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { databaseNames } from '../stack/names.js';

/** An operation, and where it is called. */
export interface Door extends DocumentedOperation {
  readonly url: string;
}

/** The names of path parameters are the service's affair. */
const shapeOf = ({ method, path }: DocumentedOperation): string => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;

/** All that the shop documents: through the gateway, and what only the port of a service itself has, named `<service>: <operation>`. */
export async function readDoors({ url, stack }: TemporaryShop): Promise<Door[]> {
  const { operations } = await readDocument(url);
  const routed = new Set(operations.map(shapeOf));
  const behind = databaseNames.map(async (service) => {
    const own = await readDocument(stack.url(service));
    return own.operations
      .filter((operation) => !routed.has(shapeOf(operation)))
      .map((operation) => ({ ...operation, name: `${service}: ${operation.name}`, url: stack.url(service) }));
  });
  return [...operations.map((operation) => ({ ...operation, url })), ...(await Promise.all(behind)).flat()];
}
