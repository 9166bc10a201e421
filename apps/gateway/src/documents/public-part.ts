import { atTheDoor } from './at-the-door.js';
import { withCacheHeaders } from './header-fields.js';
import type { Route } from '../route.js';
import { routes } from '../routes.js';
import { refsIn, refTo, type Components, type OpenApiDocument, type Paths } from './open-api-document.js';

/** The names of path parameters are the service's affair. */
const shapeOf = (path: string): string => path.replaceAll(/\{[^}]+\}/g, '{}');

const operationOf = (method: string, path: string): string => `${method.toUpperCase()} ${shapeOf(path)}`;

/** What a service documents, without what cannot be reached through the gateway: that is nobody's business outside. */
export function publicPart(document: OpenApiDocument, service: Route['upstream']): OpenApiDocument {
  const rows = new Map(routes.filter(({ upstream }) => upstream === service).map((row) => [operationOf(row.method, row.path), row]));
  const paths: Paths = {};
  for (const [path, operations] of Object.entries(document.paths)) {
    const kept = Object.entries(operations).flatMap(([method, operation]) => {
      const row = rows.get(operationOf(method, path));
      if (!row) return [];
      return [[method, row.cache ? { ...operation, responses: withCacheHeaders(operation.responses) } : operation] as const];
    });
    if (kept.length > 0) paths[path] = Object.fromEntries(kept);
  }
  const open = atTheDoor({ ...document, paths });
  return { ...open, components: usedBy(open.paths, open.components) };
}

/** The components that the paths refer to, directly or not; security schemes are referred to by their names. */
function usedBy(paths: Paths, components: Components): Components {
  const used = new Set<string>();
  const follow = (value: unknown): void => {
    for (const ref of refsIn(value).filter((ref) => !used.has(ref))) {
      used.add(ref);
      const [kind = '', name = ''] = ref.split('/').slice(2);
      follow(components[kind]?.[name]);
    }
  };
  follow(paths);
  const schemes = new Set(
    Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ security }) => security.flatMap(Object.keys))),
  );
  const isUsed = (kind: string, name: string): boolean => (kind === 'securitySchemes' ? schemes.has(name) : used.has(refTo(kind, name)));
  return Object.fromEntries(
    Object.entries(components).map(([kind, named]) => [
      kind,
      Object.fromEntries(Object.entries(named).filter(([name]) => isUsed(kind, name))),
    ]),
  );
}
