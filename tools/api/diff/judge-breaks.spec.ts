import { judgeBreaks } from './judge-breaks.js';
import { policyBreaks } from './policy-breaks.js';

const gone = {
  document: 'openapi/shop.json',
  at: '#/components/schemas/Order/properties/total',
  rule: 'property-removed',
  message: 'is gone',
};
const meant = { document: gone.document, at: gone.at, rule: gone.rule, reason: 'Nobody has read it since 0.1' };

describe('breaks of the last release', () => {
  it('are faults, unless they are meant', () => {
    expect(judgeBreaks([gone], [])).toEqual([`${gone.document} ${gone.at} is gone (property-removed)`]);
    expect(judgeBreaks([gone], [meant])).toEqual([]);
  });

  it('are meant for a reason, and only as long as they are there', () => {
    expect(judgeBreaks([gone], [{ ...meant, reason: ' ' }])).toEqual([expect.stringContaining('say why')]);
    expect(judgeBreaks([], [meant])).toEqual([expect.stringContaining('does not')]);
  });
});

const documentFor = (policy: string) => ({ paths: { '/orders': { get: { 'x-policy': policy } } } });

describe('who may call', () => {
  it.each([
    ['public', 'authenticated'],
    ['authenticated', 'role:support'],
    ['role:customer,support', 'role:support'],
    ['authenticated', 'guard:ApiKeyGuard'],
  ])('is broken from %s to %s', (before, after) => {
    expect(policyBreaks(documentFor(before), documentFor(after))).toMatchObject([{ rule: 'policy-narrowed' }]);
  });

  it.each([
    ['authenticated', 'public'],
    ['role:support', 'role:customer,support'],
    ['role:support', 'authenticated'],
    ['public', 'public'],
  ])('is not broken from %s to %s', (before, after) => {
    expect(policyBreaks(documentFor(before), documentFor(after))).toEqual([]);
  });
});
