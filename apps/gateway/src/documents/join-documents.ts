import { isDeepStrictEqual } from 'node:util';
import type { Route } from '../route.js';
import { refTo, relink, type Components, type OpenApiDocument, type Paths } from './open-api-document.js';

export interface JoinedDocument extends OpenApiDocument {
  /** Services that did not answer: what they serve is missing. */
  readonly 'x-unavailable': readonly Route['upstream'][];
}

const description = `Everything that can be reached through the gateway. Sign in with \`POST /api/v1/sessions\`, put the access token into
*Authorize*, and try any operation. Errors are RFC 9457 problem documents with a stable \`code\`.

The events behind it: [asyncapi.json](/asyncapi.json).`;

const purposes: Readonly<Record<Route['upstream'], string>> = {
  user: 'Accounts, sessions, and the keys of tokens',
  catalog: 'Products and their stock',
  order: 'Orders, and the story of each',
  payment: 'What was paid and given back',
  gateway: 'Answers that are composed of several services',
};

const missing = (unavailable: readonly string[]): string =>
  unavailable.length === 0 ? '' : `\n\n**Not here, because they do not answer at the moment: ${unavailable.join(', ')}.**`;

/** One document of several: operations are tagged with their service, and names that mean two things are told apart by it. */
export function joinDocuments(
  documents: Readonly<Partial<Record<Route['upstream'], OpenApiDocument>>>,
  unavailable: readonly Route['upstream'][] = [],
): JoinedDocument {
  const paths: Paths = {};
  const components: Components = {};
  const operationIds = new Set<string>();
  const entries = Object.entries(documents) as [Route['upstream'], OpenApiDocument][];
  for (const [service, document] of entries) {
    const names = renames(document.components, components, service);
    const own = relink(document, (ref) => names.get(ref) ?? ref);
    addComponents(components, own.components, names);
    for (const [path, operations] of Object.entries(own.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const operationId = uniqueId(operation.operationId ?? `${method}${path}`, service, operationIds);
        (paths[path] ??= {})[method] = { ...operation, operationId, tags: [service] };
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Saga Shop',
      version: '1.0.0',
      description: description + missing(unavailable),
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    tags: entries.map(([name]) => ({ name, description: purposes[name] })),
    paths,
    components,
    'x-unavailable': unavailable,
  };
}

/** References of a document that need another name, because what is joined already has something else under theirs. */
function renames(own: Components, joined: Components, service: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const current = (ref: string): string => names.get(ref) ?? ref;
  const all = Object.entries(own).flatMap(([kind, named]) => Object.entries(named).map(([name, value]) => ({ kind, name, value })));
  const clash = () =>
    all.find(({ kind, name, value }) => {
      const taken = joined[kind]?.[name];
      return taken !== undefined && !names.has(refTo(kind, name)) && !isDeepStrictEqual(taken, relink(value, current));
    });
  // A new name makes those who refer to it different too, hence until nothing clashes.
  for (let found = clash(); found; found = clash()) {
    names.set(refTo(found.kind, found.name), refTo(found.kind, capitalized(service) + found.name));
  }
  return names;
}

function addComponents(joined: Components, own: Components, names: ReadonlyMap<string, string>): void {
  for (const [kind, named] of Object.entries(own)) {
    for (const [name, value] of Object.entries(named)) {
      const ref = names.get(refTo(kind, name)) ?? refTo(kind, name);
      (joined[kind] ??= {})[ref.slice(ref.lastIndexOf('/') + 1)] = value;
    }
  }
}

function uniqueId(id: string, service: string, taken: Set<string>): string {
  const unique = taken.has(id) ? `${service}${capitalized(id)}` : id;
  taken.add(unique);
  return unique;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
