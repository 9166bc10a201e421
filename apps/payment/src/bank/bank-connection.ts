import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { beginSpan, currentCause, untilOver } from '@app/kernel';
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

  async #send(call: BankCall): Promise<{ statusCode: number; document: unknown }> {
    const span = beginSpan(`${call.method} ${routeOf(call)}`, { kind: 'client', attributes: { 'http.request.method': call.method } });
    try {
      const answer = await this.#exchange(call, span?.traceparent ?? currentCause()?.traceparent);
      span?.set({ 'http.response.status_code': answer.statusCode });
      span?.end(answer.statusCode >= 500 ? String(answer.statusCode) : undefined);
      return answer;
    } catch (error) {
      span?.end(error);
      throw new OutcomeUnknown(`no answer from the bank: ${(error as Error).message}`, { cause: error });
    }
  }

  #exchange({ method, path, idempotencyKey, body }: BankCall, traceparent?: string) {
    const headers = {
      authorization: `Bearer ${this.config.BANK_API_KEY}`,
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(body && { 'content-type': 'application/json' }),
      ...(traceparent && { traceparent }),
    };
    return untilOver(this.config.BANK_TIMEOUT_MS, [], async (signal) => {
      const sent = { method, path: this.#prefix + path, headers, body: body ? JSON.stringify(body) : null, signal };
      const { statusCode, body: answer } = await this.#pool.request(sent);
      return { statusCode, document: parse(await answer.text()) };
    });
  }
}

/** The path without what differs from call to call. */
const routeOf = ({ path }: BankCall): string => path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
