import { child, isObject, resolved, type Json } from './rule.js';

export interface Operation {
  /** `POST /api/v1/orders` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly at: string;
  readonly operation: Json;
}

export interface Answer {
  readonly status: number;
  readonly at: string;
  readonly response: Json;
}

/** Every operation of an OpenAPI document. */
export function* operationsOf(document: Json): Generator<Operation> {
  for (const [path, item] of Object.entries(resolved(document, document['paths']))) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      if (isObject(operation)) {
        yield { name: `${method.toUpperCase()} ${path}`, method, path, at: child('#/paths', path, method), operation };
      }
    }
  }
}

export function* answersOf(document: Json, { operation, at }: Operation): Generator<Answer> {
  for (const [status, response] of Object.entries(resolved(document, operation['responses']))) {
    yield { status: Number(status), at: child(at, 'responses', status), response: resolved(document, response) };
  }
}

export const parametersOf = (document: Json, { operation }: Operation): Json[] =>
  (Array.isArray(operation['parameters']) ? operation['parameters'] : []).map((parameter) => resolved(document, parameter));

/** The JSON of a body or an answer, if it has one. */
export function jsonOf(document: Json, holder: unknown): Json | undefined {
  const content = resolved(document, holder)['content'];
  const media = isObject(content) ? content['application/json'] : undefined;
  return isObject(media) ? media : undefined;
}
