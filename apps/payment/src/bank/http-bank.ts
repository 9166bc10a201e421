import { Injectable } from '@nestjs/common';
import type { Money } from '@app/kernel';
import { authorizationAnswer, captureAnswer, refundAnswer } from '../domain/bank-answer.js';
import { Authorization, Authorizations, Capture, OpenHolds, Refund, Voiding } from './bank-answers.js';
import { BankConnection } from './bank-connection.js';
import { Bank, OutcomeUnknown, type Application } from './bank.js';

/** The bank over its HTTP API. */
@Injectable()
export class HttpBank extends Bank {
  constructor(private readonly connection: BankConnection) {
    super();
  }

  async authorize(idempotencyKey: string, { paymentToken, amount, reference }: Application) {
    const answer = await this.#post('/authorizations', idempotencyKey, Authorization, { paymentToken, amount, reference });
    if (!answer) throw new OutcomeUnknown('the bank did not find what it was asked to make');
    return authorizationAnswer(answer);
  }

  async capture(idempotencyKey: string, authorizationId: string) {
    return captureAnswer(await this.#post(`/authorizations/${authorizationId}/capture`, idempotencyKey, Capture));
  }

  async void(idempotencyKey: string, authorizationId: string) {
    await this.#post(`/authorizations/${authorizationId}/void`, idempotencyKey, Voiding);
    return { type: 'Voided' as const };
  }

  async refund(idempotencyKey: string, authorizationId: string, amount: Money) {
    return refundAnswer(await this.#post(`/authorizations/${authorizationId}/refunds`, idempotencyKey, Refund, { amount }));
  }

  async findAuthorization(reference: string) {
    const path = `/authorizations?reference=${encodeURIComponent(reference)}`;
    const answer = await this.connection.call({ method: 'GET', path }, Authorizations);
    const [first] = answer?.items ?? [];
    return first && authorizationAnswer(first);
  }

  async openHolds(after?: string) {
    const path = `/authorizations/open${after ? `?after=${after}` : ''}`;
    return (await this.connection.call({ method: 'GET', path }, OpenHolds))?.items ?? [];
  }

  async isOpen(authorizationId: string) {
    const answer = await this.connection.call({ method: 'GET', path: `/authorizations/${authorizationId}` }, Authorization);
    return answer?.status === 'authorized' || answer?.status === 'capture-refused';
  }

  #post<Answer extends Parameters<BankConnection['call']>[1]>(path: string, idempotencyKey: string, answer: Answer, body?: object) {
    return this.connection.call({ method: 'POST', path, idempotencyKey, ...(body && { body }) }, answer);
  }
}
