import { breaksIn } from './breaks.js';
import { judgeBreaks, type BreakOf } from './judge-breaks.js';
import { policyBreaks } from './policy-breaks.js';

const gone = {
  document: 'openapi/shop.json',
  at: '#/components/schemas/Order/properties/total',
  rule: 'property-removed',
  message: 'is gone',
};
const meant = { ...gone, reason: 'Nobody has read it since 0.1' };

const verdict = (message: string) => ({ ruleId: gone.rule, impact: 'major', message, location: { pointer: gone.at } });

describe('breaks that a comparison finds', () => {
  it('count once, however often a schema is used', () => {
    expect(breaksIn({ changes: [{ verdicts: [verdict('is gone')] }, { verdicts: [verdict('is gone')] }] })).toHaveLength(1);
  });

  it('are several at one place where several things are said of it', () => {
    const found = breaksIn({ changes: [{ verdicts: [verdict('is gone'), verdict('has gone over to Payment')] }] });
    expect(found.map(({ message }) => message)).toEqual(['is gone', 'has gone over to Payment']);
  });

  it('are those alone that break somebody', () => {
    expect(breaksIn({ changes: [{ verdicts: [{ ...verdict('is new'), impact: 'minor' }] }] })).toEqual([]);
  });
});

describe('breaks of the last release', () => {
  it('are faults, unless they are meant', () => {
    expect(judgeBreaks([gone], [])).toEqual([`${gone.document} ${gone.at} is gone (property-removed)`]);
    expect(judgeBreaks([gone], [meant])).toEqual([]);
  });

  it('are meant for a reason, and only as long as they are there', () => {
    expect(judgeBreaks([gone], [{ ...meant, reason: ' ' }])).toEqual([expect.stringContaining('say why')]);
    expect(judgeBreaks([], [meant])).toEqual([expect.stringContaining('does not (is gone)')]);
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

  const found = (before: string, after: string) =>
    policyBreaks(documentFor(before), documentFor(after)).map((one) => ({ document: 'openapi/shop.json', ...one }));

  const allowed = (breaks: readonly BreakOf[]) => breaks.map((one) => ({ ...one, reason: meant.reason }));

  it('is widened where it is meant', () => {
    const opened = found('role:customer', 'public');
    expect(judgeBreaks(opened, [])).toEqual([expect.stringContaining('(policy-widened)')]);
    expect(judgeBreaks(opened, allowed(opened))).toEqual([]);
  });

  it('is widened as far as it is meant, and no further', () => {
    const forSupport = allowed(found('role:admin', 'role:admin,support'));
    expect(judgeBreaks(found('role:admin', 'public'), forSupport)).toEqual([
      expect.stringContaining('would be for public. (policy-widened)'),
      expect.stringContaining('is meant to break and does not'),
    ]);
  });
});
