type Json = Record<string, unknown>;
export interface Response {
  readonly description: string;
  readonly headers?: Json;
  readonly content?: Readonly<Record<string, { readonly examples?: Json }>>;
}

export const requestIdHeader = {
  description: 'Of this answer, also in the logs; one that the request brings is kept',
  schema: { type: 'string', maxLength: 128 },
};

/** Refusals are the same everywhere: each is written once, named after its codes. */
export class SharedResponses {
  readonly components: Record<string, Response> = {};

  /** Every answer carries a request id; a refusal becomes a reference. */
  of(status: string, response: Response): object {
    const whole = { ...response, headers: { ...response.headers, 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } } };
    const codes = Object.keys(response.content?.['application/problem+json']?.examples ?? {});
    if (codes.length === 0) return whole;
    const name = `${status}-${codes.join('.')}`;
    this.components[name] = whole;
    return { $ref: `#/components/responses/${name}` };
  }
}
