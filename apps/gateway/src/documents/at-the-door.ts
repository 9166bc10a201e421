import { problemExamples, problemResponse } from '@app/platform';
import type { OpenApiDocument, Paths } from './open-api-document.js';

/** What the gateway may say no with, besides the service behind it. */
const refusals = { 429: 'too-many-requests', 502: 'bad-gateway', 504: 'gateway-timeout' } as const;

const names = Object.entries(refusals).map(([status, code]) => [status, `${status}-${code}`] as const);
const responses = Object.fromEntries(
  Object.entries(refusals).map(([status, code]) => [`${status}-${code}`, problemResponse(Number(status), [code])]),
);
const references = Object.fromEntries(names.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]));

/** The document as it is true for whoever comes through the gateway: it counts, and it may find nobody behind it. */
export function atTheDoor(document: OpenApiDocument): OpenApiDocument {
  const paths: Paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, one]) => [method, { ...one, responses: { ...references, ...one.responses } }]),
      ),
    ]),
  );
  const { components } = document;
  return {
    ...document,
    paths,
    components: {
      ...components,
      responses: { ...components['responses'], ...responses },
      examples: { ...components['examples'], ...problemExamples(responses) },
    },
  };
}
