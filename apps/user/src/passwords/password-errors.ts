import { DomainError } from '@app/kernel';

/** The same words for a wrong password and for an address without an account. */
export class BadCredentials extends DomainError {
  constructor() {
    super('unauthenticated', 'bad-credentials', 'E-mail address or password is wrong');
  }
}

/** Of somebody who is logged in: 401 would send them to refresh their token. */
export class WrongPassword extends DomainError {
  constructor() {
    super('forbidden', 'wrong-password', 'The present password is wrong');
  }
}
