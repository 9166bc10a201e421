import { DomainError } from '@app/kernel';

export class EmailTaken extends DomainError {
  constructor() {
    super('conflict', 'email-taken', 'There is an account with this e-mail address');
  }
}

/** Also an account that was closed: its token may outlive it by some minutes. */
export class UnknownUser extends DomainError {
  constructor() {
    super('not-found', 'unknown-user', 'There is no such account');
  }
}
