import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { currentCause } from '@app/kernel';
import { Pool } from 'undici';
import type { z } from 'zod';
import { PaymentConfig } from '../payment.config.js';
import { Problem } from './bank-answers.js';
import { OutcomeUnknown } from './bank.js';

/** As many as commands are carried out at once, and a few for look-ups. */
const connections = 36;
const largestAnswer = 64 * 1024;

export interface BankCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly idempotencyKey?: string;
  readonly body?: object;
}

/** HTTP to the bank: every call ends in time, and no answer is believed that does not look like one. */
@Injectable()
export class BankConnection implements OnApplicationShutdown {
  readonly #pool: Pool;
  readonly #prefix: string;

  constructor(private readonly config: PaymentConfig) {
    const { origin, pathname } = new URL(config.BANK_URL);
    this.#prefix = pathname.replace(/\/$/, '');
    this.#pool = new Pool(origin, { connections, maxResponseSize: largestAnswer, connect: { timeout: config.BANK_TIMEOUT_MS } });
  }

  /**
   * @returns the document of a 2xx answer, or undefined when the bank says that there is no such authorization
   * @throws OutcomeUnknown for everything else
   */
  async call<Answer extends z.ZodType>(call: BankCall, answer: Answer): Promise<z.output<Answer> | undefined> {
    const { statusCode, document } = await this.#send(call);
    if (statusCode === 404 && Problem.safeParse(document).data?.code === 'unknown-authorization') return undefined;
    if (statusCode < 200 || statusCode > 299) throw new OutcomeUnknown(`the bank answered ${statusCode}`);
    const parsed = answer.safeParse(document);
    if (!parsed.success) throw new OutcomeUnknown('the bank answered something else than agreed');
    return parsed.data;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  async #send({ method, path, idempotencyKey, body }: BankCall): Promise<{ statusCode: number; document: unknown }> {
    const traceparent = currentCause()?.traceparent;
    try {
      const response = await this.#pool.request({
        method,
        path: this.#prefix + path,
        headers: {
          authorization: `Bearer ${this.config.BANK_API_KEY}`,
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
          ...(body && { 'content-type': 'application/json' }),
          ...(traceparent && { traceparent }),
        },
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(this.config.BANK_TIMEOUT_MS),
      });
      return { statusCode: response.statusCode, document: parse(await response.body.text()) };
    } catch (error) {
      throw new OutcomeUnknown(`no answer from the bank: ${(error as Error).message}`, { cause: error });
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
