import { DatabaseUnavailable } from '@app/database';
import { DomainError } from '@app/kernel';
import { describeError } from './describe-error.js';
import { ProblemError } from './problem-error.js';
import { codeOfStatus, problemCodes } from './problem-codes.js';

describe('describeError', () => {
  it('keeps what a domain error says for the outside', () => {
    const error = new DomainError('too-many-requests', 'slow-down', 'Wait a little', { retryAfterSeconds: 7 });
    expect(describeError(error)).toMatchObject({ status: 429, code: 'slow-down', title: 'Slow down', headers: { 'retry-after': '7' } });
  });

  it.each([
    new DatabaseUnavailable(new Error('gone')),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
    Object.assign(new Error('deadlock detected'), { code: '40P01' }),
    new Error('timeout exceeded when trying to connect'),
  ])('asks to try again after %s', (error) => {
    expect(describeError(error)).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });

  it.each([new Error('secret'), Object.assign(new Error('secret'), { code: '23505', detail: 'secret' }), 'secret', undefined])(
    'says nothing of what it does not know',
    (error) => {
      expect(describeError(error)).toEqual({ code: 'internal-error', ...problemCodes['internal-error'] });
    },
  );

  it('tells whoever is unknown how to show who they are, unless that is said already', () => {
    expect(describeError(new ProblemError('unauthenticated')).headers).toEqual({ 'www-authenticate': 'Bearer' });
    expect(describeError(new DomainError('unauthenticated', 'wrong-password', '')).headers).toEqual({ 'www-authenticate': 'Bearer' });
    const headers = { 'www-authenticate': 'House-Key' };
    expect(describeError(new ProblemError('unauthenticated', undefined, { headers })).headers).toEqual(headers);
  });

  it('has a general code for every status that it uses', () => {
    for (const { status } of Object.values(problemCodes)) expect(problemCodes[codeOfStatus(status)].status).toBe(status);
  });
});
