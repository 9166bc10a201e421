import type { OpenAPIObject } from '@nestjs/swagger';
import { withBodyProblems } from './body-problems.js';
import { conditional } from './conditional-reads.js';
import { SharedResponses, requestIdHeader, type Response } from './share-responses.js';
import { problemExamples } from './problem-examples.js';

type Json = Record<string, unknown>;

interface OperationObject extends Json {
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, Response>>;
}

/** What follows from what the decorators wrote down, once all operations are known. */
export function completeOperations(document: OpenAPIObject, schemes: Readonly<Json>) {
  const shared = new SharedResponses();
  const hoisted: Record<string, unknown> = {};
  const complete = (method: string, declared: OperationObject): object => {
    const { 'x-scheme': scheme, security = [], responses, ...operation } = method === 'get' ? conditional(declared) : declared;
    for (const name of security.flatMap((requirement) => Object.keys(requirement))) hoisted[name] = scheme ?? schemes[name];
    const farewell = operation['deprecated'] ? farewellIn(responses) : undefined;
    const answers = Object.entries(withBodyProblems(method, responses)).map(([status, response]) => [
      status,
      shared.of(status, response, farewell),
    ]);
    return { ...operation, security, responses: Object.fromEntries(answers) };
  };
  const paths = mapOperations(document.paths, complete);
  return {
    paths,
    components: {
      responses: shared.components,
      headers: { 'X-Request-Id': requestIdHeader },
      examples: problemExamples({ paths, responses: shared.components }),
      securitySchemes: hoisted,
    },
  };
}

/** What goes away says so when it refuses, too. */
const farewellIn = (responses: OperationObject['responses']): Json => {
  const { Deprecation, Sunset, Link } = Object.assign({}, ...Object.values(responses).map(({ headers }) => headers)) as Json;
  return { Deprecation, Sunset, Link };
};

const mapOperations = (paths: object, change: (method: string, operation: OperationObject) => object): Record<string, object> =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item as Record<string, OperationObject>).map(([method, one]) => [method, change(method, one)])),
    ]),
  );
