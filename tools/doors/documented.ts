import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

const Parameter = z.object({
  in: z.enum(['path', 'query', 'header', 'cookie']),
  name: z.string(),
  required: z.boolean().default(false),
  schema: z.record(z.string(), z.unknown()).default({}),
});
export type Parameter = z.output<typeof Parameter>;

const Content = z.object({
  schema: z.record(z.string(), z.unknown()).optional(),
  examples: z.record(z.string(), z.unknown()).default({}),
});

const Response = z.object({
  $ref: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), Content).default({}),
});
type Responses = Readonly<Record<string, z.output<typeof Response>>>;

const Operation = z.object({
  'x-policy': z.string().optional(),
  responses: z.record(z.string(), Response),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) }).optional(),
});

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    responses: z.record(z.string(), Response).default({}),
  }),
  'x-unavailable': z.array(z.string()).default([]),
});

export interface DocumentedOperation {
  /** `GET /api/v1/orders/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** `public`, `authenticated` or `role:a,b`; undefined where the document says nothing. */
  readonly policy: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly statuses: readonly number[];
  /** Of its refusals: one code has one status. */
  readonly codes: readonly string[];
  /** Header fields of its answers, in lower case, by status. */
  readonly fields: Readonly<Record<number, readonly string[]>>;
}

/** What is answered as JSON when all goes well. */
export interface DocumentedAnswer {
  readonly operation: string;
  readonly status: number;
  readonly schema: Schema;
}

export interface DocumentedApi {
  readonly operations: readonly DocumentedOperation[];
  readonly answers: readonly DocumentedAnswer[];
  /** What `#/components/schemas/…` refers to. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/**
 * Everything that the gateway of a running shop documents, or one of its services.
 * @throws when a part is missing because its service does not answer: what is not there would not be tried
 */
export async function readDocument(url: string): Promise<DocumentedApi> {
  const answer = await fetch(new URL('/openapi.json', url));
  return documentedIn(await answer.json());
}

/** As {@link readDocument}, of a document that is at hand. */
export function documentedIn(json: unknown): DocumentedApi {
  const document = Document.parse(json);
  if (document['x-unavailable'].length > 0) throw new Error(`not documented at the moment: ${document['x-unavailable'].join(', ')}`);
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
  return {
    operations: all.map((one) => documented(...one, document.components.responses)),
    answers: all.flatMap(([method, path, { responses }]) => answersOf(`${method} ${path}`, responses)),
    schemas: document.components.schemas,
  };
}

function documented(method: string, path: string, operation: z.output<typeof Operation>, shared: Responses): DocumentedOperation {
  const answers = Object.entries(operation.responses).map(([status, { $ref, ...own }]) => ({
    status,
    ...own,
    ...shared[$ref?.split('/').at(-1) ?? ''],
  }));
  return {
    name: `${method} ${path}`,
    method,
    path,
    policy: operation['x-policy'],
    parameters: operation.parameters,
    body: operation.requestBody?.content['application/json']?.schema,
    statuses: Object.keys(operation.responses).map(Number),
    // Each code of a refusal is shown by an example of its name.
    codes: answers.flatMap(({ content }) => Object.keys(content['application/problem+json']?.examples ?? {})),
    fields: Object.fromEntries(answers.map(({ status, headers }) => [status, Object.keys(headers).map((name) => name.toLowerCase())])),
  };
}

const answersOf = (operation: string, responses: Responses): DocumentedAnswer[] =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    const schema = content['application/json']?.schema;
    return schema ? [{ operation, status: Number(status), schema }] : [];
  });
