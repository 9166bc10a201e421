/** `{id}` and `:id` are one thing, and what a parameter is called is the service's affair. */
const shapeOf = (route: string): string => route.replaceAll(/\{[^}]+\}|:\w+/g, '{}');

const operationsIn = (paths: object): string[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`));

const without = (routes: readonly string[], others: readonly string[]): string[] => {
  const shapes = new Set(others.map(shapeOf));
  return routes.filter((route) => !shapes.has(shapeOf(route)));
};

/**
 * What a service serves and no document names, and what a document names and nobody serves: one line each.
 * @param served `GET /api/v1/orders/:id`
 * @param documents of OpenAPI; one of them must name the route
 * @param unwritten routes that no document is about
 */
export function compareRoutes(
  served: readonly string[],
  documents: readonly { readonly paths: object }[],
  unwritten: readonly string[] = [],
): string[] {
  const spoken = served.filter((route) => !/^(HEAD|OPTIONS) /.test(route)); // HTTP gives these to whatever can be read
  const documented = documents.flatMap(({ paths }) => operationsIn(paths));
  return [
    ...without(spoken, [...documented, ...unwritten]).map((route) => `${route} is served, and no document names it`),
    ...without(documented, spoken).map((route) => `${route} is documented, and nobody serves it`),
    ...without(unwritten, spoken).map((route) => `${route} need not be documented: it is not served`),
  ];
}
