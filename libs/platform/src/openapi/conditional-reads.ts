import type { OpenAPIObject } from '@nestjs/swagger';

interface OperationObject {
  readonly parameters?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags that the client has',
  schema: { type: 'string', maxLength: 1_000 },
};

/** Every read whose answer has an ETag may be asked for conditionally. */
export function documentConditionalReads(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const conditional = ({ get, ...others }: Record<string, unknown>) => {
    const read = get as OperationObject | undefined;
    if (!read?.responses['200']?.headers?.['ETag']) return { ...(read && { get: read }), ...others };
    const responses = { ...read.responses, '304': { description: 'The client has it already' } };
    return { get: { ...read, parameters: [...(read.parameters ?? []), ifNoneMatch], responses }, ...others };
  };
  const entries = Object.entries(paths).map(([path, item]) => [path, conditional(item as Record<string, unknown>)]);
  return Object.fromEntries(entries) as OpenAPIObject['paths'];
}
