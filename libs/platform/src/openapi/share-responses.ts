type Json = Record<string, unknown>;
export interface Response {
  readonly description: string;
  readonly headers?: Json;
  readonly content?: Readonly<Record<string, { readonly examples?: Json }>>;
}

/** The codes of a refusal: each is shown by an example of its name. */
export const codesOf = (response: Response | undefined): string[] =>
  Object.keys(response?.content?.['application/problem+json']?.examples ?? {});

export const requestIdHeader = {
  description: 'Of this answer, also in the logs; one that the request brings is kept',
  schema: { type: 'string', maxLength: 128 },
};

/** Refusals are the same everywhere: each is written once, named after its codes. */
export class SharedResponses {
  readonly components: Record<string, Response> = {};

  /** Every answer carries a request id; a refusal becomes a reference, unless its operation says more in header fields than others. */
  of(status: string, response: Response, farewell?: Json): object {
    const requestId = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };
    const whole = { ...response, headers: { ...response.headers, ...farewell, ...requestId } };
    const codes = codesOf(response);
    if (codes.length === 0 || farewell) return whole;
    const name = `${status}-${codes.join('.')}`;
    this.components[name] = whole;
    return { $ref: `#/components/responses/${name}` };
  }
}
