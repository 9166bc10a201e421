import { Injectable } from '@nestjs/common';
import { crashpoint } from '@app/kernel';
import { changesTo, SqlState, sqlStateOf, UnitOfWork, type Tx } from '@app/database';
import { ProblemError } from '../problem/problem-error.js';
import type { IdempotentRequest } from './idempotent-request.js';

const claim = `
  INSERT INTO idempotency_keys (subject, operation, key, fingerprint) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING created_at`;
const recall = 'SELECT fingerprint, answer FROM idempotency_keys WHERE subject = $1 AND operation = $2 AND key = $3';
const answers = changesTo('idempotency_keys', ['subject', 'operation', 'key'], {
  subject: 'uuid',
  operation: 'text',
  key: 'text',
  answer: 'json',
});

/**
 * Runs work at most once per Idempotency-Key. The key lies in the same transaction as the work: when that fails, both are gone, and
 * no key is ever stuck "in progress".
 */
@Injectable()
export class Idempotency {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param work is told when the transaction began, by the database's clock; its answer must be plain JSON, and is what later requests with
   * the key get
   * @throws ProblemError 422 when the key was used with another request, 409 while the first one still runs
   */
  async run<Answer extends object | undefined>(request: IdempotentRequest, work: (tx: Tx, at: Date) => Promise<Answer>): Promise<Answer> {
    const { subject, operation, key } = request;
    const identity = [subject, operation, key];
    const result = await this.unitOfWork.run(async (tx) => {
      const at = await this.#claim(tx, request, identity);
      if (!at) return this.#replay<Answer>(tx, request, identity);
      const answer = await work(tx, at);
      tx.save(answers, { subject, operation, key, answer: answer === undefined ? null : JSON.stringify(answer) });
      crashpoint('http.before-commit', [key]);
      return answer;
    });
    crashpoint('http.after-commit', [key]);
    return result;
  }

  /**
   * A twin that still runs holds the unique index: the insert waits for it, until `lock_timeout`.
   * @returns the time of the transaction when the key is new
   */
  async #claim(tx: Tx, { fingerprint }: IdempotentRequest, identity: readonly string[]): Promise<Date | undefined> {
    try {
      return (await tx.query<{ created_at: Date }>(claim, [...identity, fingerprint]))[0]?.created_at;
    } catch (error) {
      if (sqlStateOf(error) !== SqlState.lockNotAvailable) throw error;
      throw new ProblemError('idempotency-key-in-use', undefined, { headers: { 'retry-after': '1' } });
    }
  }

  async #replay<Answer>(tx: Tx, request: IdempotentRequest, identity: readonly string[]): Promise<Answer> {
    const [row] = await tx.query<{ fingerprint: Buffer; answer: Answer | null }>(recall, identity);
    if (!row?.fingerprint.equals(request.fingerprint)) throw new ProblemError('idempotency-key-reused');
    request.onReplay();
    return (row.answer ?? undefined) as Answer;
  }
}
