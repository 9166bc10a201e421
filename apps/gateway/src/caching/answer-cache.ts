import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { towardsClient } from '../forwarding/header-fields.js';
import type { CacheRule } from '../route.js';
import type { Answer as ServiceAnswer } from '../upstreams/exchange.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** When it was asked for, on the process's own clock. */
  readonly at: number;
}

export interface Found {
  readonly answer: Answer;
  readonly how: 'hit' | 'stale' | 'miss';
}

/** Asks the service, with the entity tag that is known. */
export type Ask = (etag: string | undefined) => Promise<ServiceAnswer>;

const totalBytes = 32 * 1_024 * 1_024;
const entryBytes = 256 * 1_024;
const overheadBytes = 1_000;

/** An answer for those who asked at the same time, and for nobody after them. */
export class NotStored extends Error {
  constructor(readonly answer: Answer) {
    super('not to be stored');
  }
}

/** Answers to public reads. However many ask for the same, the service is asked once. */
export class AnswerCache {
  /** How often something of a service was changed: part of the keys, so that what was asked before a change is not found after it. */
  readonly #changes = new Map<string, number>();
  readonly #answers = new LRUCache<string, Answer, Ask>({
    maxSize: totalBytes,
    maxEntrySize: entryBytes,
    sizeCalculation: ({ body }, key) => body.length + key.length + overheadBytes,
    noDeleteOnFetchRejection: true, // while the service is silent, what is known is of use
    ignoreFetchAbort: true, // whoever waits gets the answer, even if it is no longer kept
    fetchMethod: (_key, known, { context }) => fetchAnswer(known, context),
  });

  /** @param path with its query, and whatever else tells answers apart */
  keyOf(service: string, path: string): string {
    return `${service} ${this.#changes.get(service) ?? 0} ${path}`;
  }

  /** What is given as it is: found at once, because most reads end here. */
  fresh(key: string, { freshMs }: CacheRule): Answer | undefined {
    const known = this.#answers.get(key);
    return known && performance.now() - known.at < freshMs ? known : undefined;
  }

  /** @throws NotStored, or what `ask` throws */
  async read(key: string, rule: CacheRule, ask: Ask): Promise<Found> {
    const fresh = this.fresh(key, rule);
    if (fresh) return { answer: fresh, how: 'hit' };
    const known = this.#answers.get(key);
    const asked = this.#ask(key, ask);
    if (known && performance.now() - known.at < rule.freshMs + rule.staleMs) {
      asked.catch(() => undefined); // the next to ask will see
      return { answer: known, how: 'stale' };
    }
    return { answer: await asked, how: 'miss' };
  }

  /** What the service answers otherwise now is known no more. */
  async #ask(key: string, ask: Ask): Promise<Answer> {
    try {
      return await this.#answers.forceFetch(key, { context: ask, forceRefresh: true });
    } catch (error) {
      if (error instanceof NotStored) this.#answers.delete(key);
      throw error;
    }
  }

  /** Something has been changed through us: its old state must not be given to who changed it. */
  forget(service: string): void {
    this.#changes.set(service, (this.#changes.get(service) ?? 0) + 1);
  }
}

async function fetchAnswer(known: Answer | undefined, ask: Ask): Promise<Answer> {
  const at = performance.now();
  const { statusCode, headers, body } = await ask(known?.headers.etag);
  if (statusCode === 304 && known) {
    await body.dump();
    return { ...known, at };
  }
  const answer = { status: statusCode, headers: towardsClient(headers), body: await body.bytes(), at };
  if (answer.status === 200 && isForEverybody(answer)) return answer;
  throw new NotStored(answer);
}

export const isForEverybody = ({ headers }: Answer): boolean =>
  headers['set-cookie'] === undefined &&
  !/private|no-store/i.test(headers['cache-control'] ?? '') &&
  /^(|accept-encoding|origin)$/i.test(headers.vary ?? '');
