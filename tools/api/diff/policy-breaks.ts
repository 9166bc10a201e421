import { operationsOf } from '../lint/operations.js';
import { child, type Json } from '../lint/rule.js';
import type { Break } from './breaks.js';

const policies = (document: Json): Map<string, { at: string; policy: string }> =>
  new Map([...operationsOf(document)].map(({ name, at, operation }) => [name, { at, policy: String(operation['x-policy']) }]));

const rolesOf = (policy: string): string[] => policy.replace('role:', '').split(',');

/** Whether somebody could call and may no longer; whom a guard lets in, no other policy knows. */
const isNarrower = (before: string, now: string): boolean => {
  if (before === now || now === 'public') return false;
  if (!before.startsWith('role:')) return true;
  return now.startsWith('role:') ? rolesOf(before).some((role) => !rolesOf(now).includes(role)) : now !== 'authenticated';
};

/**
 * Who could call and may no longer, which breaks clients, and who could not and may now, which breaks what the last release promised to
 * keep from them: no general comparison knows what `x-policy` means.
 */
export function policyBreaks(before: Json, after: Json): Break[] {
  const now = policies(after);
  return [...policies(before)].flatMap(([name, { at, policy }]) => {
    const found = now.get(name)?.policy;
    if (found === undefined) return [];
    const rules = [isNarrower(policy, found) && 'policy-narrowed', isNarrower(found, policy) && 'policy-widened'].filter(
      (rule) => rule !== false,
    );
    return rules.map((rule) => ({ at: child(at, 'x-policy'), rule, message: `${name} was for ${policy} and would be for ${found}.` }));
  });
}
