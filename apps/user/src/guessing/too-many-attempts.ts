import { DomainError } from '@app/kernel';

export class TooManyAttempts extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('too-many-requests', 'too-many-attempts', 'Too many attempts: wait before the next', { retryAfterSeconds });
  }
}
