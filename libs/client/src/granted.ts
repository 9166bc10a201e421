import type { Problem } from './types.js';

/** The shop refused a request: what its problem document says. */
export class ShopProblem extends Error {
  constructor(
    readonly problem: Problem,
    request: string,
  ) {
    const { status, code, detail = '', errors } = problem;
    super(`${request} was answered with ${status} ${code}: ${errors ? `${detail} ${JSON.stringify(errors)}` : detail}`);
    this.name = 'ShopProblem';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly error?: Problem;
  readonly response: Response;
}

type DataOf<Given> = Given extends { data: infer Data; error?: never } ? Data : never;

/**
 * For callers to whom a refusal is a fault: what was answered.
 * @throws ShopProblem
 */
export async function granted<Given extends Answer>(answer: Promise<Given>): Promise<DataOf<Given>> {
  const { data, error, response } = await answer;
  if (error) throw new ShopProblem(error, new URL(response.url || 'shop:/').pathname);
  return data as DataOf<Given>;
}
