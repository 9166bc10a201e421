/** The account behind a request, as its access token says. */
export interface Caller {
  /** UUID of the account. */
  readonly id: string;
  readonly roles: readonly string[];
  readonly sessionId?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
