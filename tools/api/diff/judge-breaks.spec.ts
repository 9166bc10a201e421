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
  const rulesBroken = (before: string, after: string) => policyBreaks(documentFor(before), documentFor(after)).map(({ rule }) => rule);

  it.each([
    ['public', 'authenticated'],
    ['public', 'guard:ApiKeyGuard'],
    ['authenticated', 'role:support'],
    ['role:customer,support', 'role:support'],
  ])('becomes fewer from %s to %s', (before, after) => {
    expect(rulesBroken(before, after)).toEqual(['policy-narrowed']);
    expect(rulesBroken(after, before)).toEqual(['policy-widened']);
  });

  it.each([
    ['role:customer', 'role:support'],
    ['authenticated', 'guard:ApiKeyGuard'],
    ['role:support', 'guard:ApiKeyGuard'],
    ['guard:ApiKeyGuard', 'guard:BankSignatureGuard'],
  ])('becomes others from %s to %s', (before, after) => {
    expect(rulesBroken(before, after)).toEqual(['policy-narrowed', 'policy-widened']);
    expect(rulesBroken(after, before)).toEqual(['policy-narrowed', 'policy-widened']);
  });

  it.each([
    ['public', 'public'],
    ['role:customer,support', 'role:support,customer'],
  ])('remains the same from %s to %s', (before, after) => {
    expect(rulesBroken(before, after)).toEqual([]);
  });

  it('is widened where it is meant', () => {
    const [found] = policyBreaks(documentFor('role:customer'), documentFor('public')).map((one) => ({
      document: 'openapi/shop.json',
      ...one,
    }));
    expect(judgeBreaks(found ? [found] : [], [])).toEqual([expect.stringContaining('(policy-widened)')]);
    expect(judgeBreaks(found ? [found] : [], [{ ...meant, at: '#/paths/~1orders/get/x-policy', rule: 'policy-widened' }])).toEqual([]);
  });
});
