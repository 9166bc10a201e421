interface OperationObject {
  readonly parameters?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly headers?: Readonly<Record<string, unknown>> }>>;
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags that the client has',
  schema: { type: 'string', maxLength: 1_000 },
};

/** A read whose answer has an ETag may be asked for conditionally. */
export function conditional<Read extends OperationObject>(read: Read): Read {
  const ETag = read.responses['200']?.headers?.['ETag'];
  if (!ETag) return read;
  const responses = { ...read.responses, '304': { description: 'The client has it already', headers: { ETag } } };
  return { ...read, parameters: [...(read.parameters ?? []), ifNoneMatch], responses };
}
