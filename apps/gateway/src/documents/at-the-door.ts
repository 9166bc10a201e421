import { problemExamples, problemResponse } from '@app/platform';
import { commonHeaders, withCommonHeaders } from './header-fields.js';
import type { Components, OpenApiDocument, Paths } from './open-api-document.js';

/** What the gateway may say no with, besides the service behind it. */
const refusals: Readonly<Record<string, string>> = { 429: 'too-many-requests', 502: 'bad-gateway', 504: 'gateway-timeout' };

/** The document as it is true for whoever comes through the gateway: it counts, says so, and it may find nobody behind it. */
export function atTheDoor(document: OpenApiDocument): OpenApiDocument {
  const { components } = document;
  const added: Record<string, object> = {};
  const refuse = (own: Responses): Record<string, unknown> => {
    const answers = Object.entries(refusals).map(([status, code]) => {
      const codes = [...new Set([...codesOf(own[status], components['responses'] ?? {}), code])].toSorted();
      const name = `${status}-${codes.join('.')}`;
      added[name] = problemResponse(Number(status), codes);
      return [status, { $ref: `#/components/responses/${name}` }];
    });
    return { ...own, ...Object.fromEntries(answers) };
  };
  const paths = mapAnswers(document.paths, refuse);
  const responses = { ...components['responses'], ...added };
  const examples = { ...components['examples'], ...problemExamples(added) };
  return withLimits({ ...document, paths, components: { ...components, responses, examples } });
}

/** The document with what every answer of the gateway carries, also those that it makes itself. */
export function withLimits(document: OpenApiDocument): OpenApiDocument {
  const { paths, components } = document;
  return {
    ...document,
    paths: mapAnswers(paths, withCommonHeaders),
    components: {
      ...components,
      responses: withCommonHeaders(components['responses'] ?? {}),
      headers: { ...components['headers'], ...commonHeaders },
    },
  };
}

type Responses = Readonly<Record<string, unknown>>;

const mapAnswers = (paths: Paths, change: (own: Responses) => Record<string, unknown>): Paths =>
  Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, { ...one, responses: change(one.responses) }])),
    ]),
  );

/** What the service itself says with this status. A refusal is a reference to one that is named after its codes: `429-too-many-attempts`. */
function codesOf(response: unknown, shared: NonNullable<Components[string]>): string[] {
  const { $ref = '' } = (response ?? {}) as { readonly $ref?: string };
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  return name in shared ? name.slice(name.indexOf('-') + 1).split('.') : [];
}
