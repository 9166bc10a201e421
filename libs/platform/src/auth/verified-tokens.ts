import type { Caller } from './caller.js';

const trustMs = 30_000;
const maxTokens = 10_000;

interface Entry {
  readonly caller: Caller;
  readonly until: number;
}

/**
 * Tokens whose signature was checked a moment ago: a client sends the same one with each request, and checking it costs more
 * than most of what is asked. Nothing is trusted past its expiry, nor longer than half a minute after a key was withdrawn.
 */
export class VerifiedTokens {
  readonly #entries = new Map<string, Entry>();

  get(token: string, now = Date.now()): Caller | undefined {
    const entry = this.#entries.get(token);
    if (entry && entry.until > now) return entry.caller;
    this.#entries.delete(token);
    return undefined;
  }

  /** @param expiresAt seconds since the epoch */
  add(token: string, caller: Caller, expiresAt: number, now = Date.now()): void {
    if (this.#entries.size >= maxTokens) this.#entries.delete(this.#entries.keys().next().value as string); // the oldest
    this.#entries.set(token, { caller, until: Math.min(expiresAt * 1_000, now + trustMs) });
  }
}
