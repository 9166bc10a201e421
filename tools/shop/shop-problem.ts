/** The shop refused a request: what its problem document says. */
export class ShopProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    request: string,
    detail: string,
  ) {
    super(`${request} was answered with ${status} ${code}: ${detail}`);
  }

  static async of(response: Response, request: string): Promise<ShopProblem> {
    const text = await response.text();
    try {
      const { code = 'unknown', detail = '', errors } = JSON.parse(text) as { code?: string; detail?: string; errors?: unknown };
      return new ShopProblem(response.status, code, request, errors ? `${detail} ${JSON.stringify(errors)}` : detail);
    } catch {
      return new ShopProblem(response.status, 'no-problem-document', request, text.slice(0, 200));
    }
  }
}

/** Nobody listens at the shop's address. */
export class ShopClosed extends Error {
  constructor(url: string, cause: unknown) {
    super(`Nothing answers at ${url}. \`npm start\` in another terminal opens a shop.`, { cause });
  }
}
