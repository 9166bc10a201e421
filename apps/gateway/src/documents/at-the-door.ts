import { problemExamples, problemResponse } from '@app/platform';
import { commonHeaders, withCommonHeaders } from './header-fields.js';
import type { Components, OpenApiDocument, Paths } from './open-api-document.js';

/** What the gateway may say no with, besides the service behind it. */
const refusals: Readonly<Record<string, string>> = { 429: 'too-many-requests', 502: 'bad-gateway', 504: 'gateway-timeout' };

/** The document as it is true for whoever comes through the gateway: it counts, says so, and it may find nobody behind it. */
export function atTheDoor(document: OpenApiDocument): OpenApiDocument {
  const { components } = document;
  const added: Record<string, object> = {};
  const refuse = (own: Responses): Responses => {
    const answers = Object.entries(refusals).map(([status, code]) => {
      const codes = [...codesOf(own[status], components['responses'] ?? {}), code].toSorted();
      const name = `${status}-${codes.join('.')}`;
      added[name] = problemResponse(Number(status), codes);
      return [status, { $ref: `#/components/responses/${name}` }];
    });
    return { ...own, ...Object.fromEntries(answers) };
  };
  const paths: Paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [method, { ...one, responses: withCommonHeaders(refuse(one.responses)) }]),
      ),
    ]),
  );
  return {
    ...document,
    paths,
    components: {
      ...components,
      responses: withCommonHeaders({ ...components['responses'], ...added }),
      examples: { ...components['examples'], ...problemExamples(added) },
      headers: { ...components['headers'], ...commonHeaders },
    },
  };
}

type Responses = Readonly<Record<string, unknown>>;

/** What the service itself says with this status. A refusal is a reference to one that is named after its codes: `429-too-many-attempts`. */
function codesOf(response: unknown, shared: NonNullable<Components[string]>): string[] {
  const { $ref = '' } = (response ?? {}) as { readonly $ref?: string };
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  return name in shared ? name.slice(name.indexOf('-') + 1).split('.') : [];
}
