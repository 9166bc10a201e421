import { Injectable } from '@nestjs/common';
import type { Money } from '@app/kernel';
import { Authorization, Authorizations, Capture, OpenHolds, Refund, Voiding } from './bank-answers.js';
import { BankConnection } from './bank-connection.js';
import { Bank, OutcomeUnknown, type Application } from './bank.js';

const unknownAuthorization = 'unknown-authorization';

/** The bank over its HTTP API. */
@Injectable()
export class HttpBank extends Bank {
  constructor(private readonly connection: BankConnection) {
    super();
  }

  async authorize(idempotencyKey: string, { paymentToken, amount, reference }: Application) {
    const answer = await this.#post('/authorizations', idempotencyKey, Authorization, { paymentToken, amount, reference });
    if (!answer) throw new OutcomeUnknown('the bank did not find what it was asked to make');
    return ruling(answer);
  }

  async capture(idempotencyKey: string, authorizationId: string) {
    const answer = await this.#post(`/authorizations/${authorizationId}/capture`, idempotencyKey, Capture);
    if (answer?.status === 'captured') return { type: 'Captured' as const };
    return { type: 'CaptureRefused' as const, reason: answer?.reason ?? unknownAuthorization };
  }

  async void(idempotencyKey: string, authorizationId: string) {
    await this.#post(`/authorizations/${authorizationId}/void`, idempotencyKey, Voiding);
    return { type: 'Voided' as const };
  }

  async refund(idempotencyKey: string, authorizationId: string, amount: Money) {
    const answer = await this.#post(`/authorizations/${authorizationId}/refunds`, idempotencyKey, Refund, { amount });
    if (answer?.status === 'refunded') return { type: 'Refunded' as const };
    return { type: 'RefundRefused' as const, reason: answer?.reason ?? unknownAuthorization };
  }

  async findAuthorization(reference: string) {
    const path = `/authorizations?reference=${encodeURIComponent(reference)}`;
    const answer = await this.connection.call({ method: 'GET', path }, Authorizations);
    const [first] = answer?.items ?? [];
    return first && ruling(first);
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

const ruling = ({ id, status, reason }: Authorization) =>
  status === 'declined' ? { type: 'Declined' as const, reason } : { type: 'Approved' as const, authorizationId: id };
