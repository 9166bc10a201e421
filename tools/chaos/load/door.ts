import { createHash } from 'node:crypto';
import { Pool } from 'undici';

export interface Answer {
  /** 0 when none came. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string;
  readonly key?: string;
  readonly body?: object;
  readonly timeoutMs?: number;
}

const usualMs = 12_000;

/** The shop's public door, as somebody sees it to whom anything may happen: it never rejects. */
export class Door {
  readonly #pool: Pool;

  /** @param root what the paths of requests are below */
  constructor(
    url: string,
    private readonly root = '/api/v1',
  ) {
    this.#pool = new Pool(url, { connections: 128, pipelining: 1 });
  }

  async ask({ method, path, token, key, body, timeoutMs = usualMs }: Request): Promise<Answer> {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    };
    try {
      const answer = await this.#pool.request({
        method,
        path: this.root + path,
        headers,
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(timeoutMs),
      });
      return read(answer.statusCode, await answer.body.text());
    } catch (error) {
      return { status: 0, body: { code: (error as { code?: string }).code ?? (error as Error).name }, hash: '' };
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function read(status: number, text: string): Answer {
  const hash = createHash('sha256').update(text).digest('hex');
  try {
    return { status, body: JSON.parse(text || '{}') as Record<string, unknown>, hash };
  } catch {
    return { status: 0, body: { code: 'cut-off' }, hash };
  }
}
