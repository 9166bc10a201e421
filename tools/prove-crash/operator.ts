import type { Session } from '../shop/session.js';

const TIMEOUT_MS = 40_000;

/** An administrator at a service's own port, where the gateway leads nobody. */
export class Operator {
  constructor(
    private readonly url: string,
    private readonly session: Session,
  ) {}

  async replay(deadLetter: number): Promise<void> {
    const response = await fetch(`${this.url}/internal/dead-letters/${deadLetter}/replay`, {
      method: 'POST',
      headers: { authorization: await this.session.authorization() },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`replay of ${deadLetter} was answered with ${response.status}`);
  }
}
