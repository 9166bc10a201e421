import { operationsOf } from '../lint/operations.js';
import { child, type Json } from '../lint/rule.js';
import type { Break } from './breaks.js';

const policies = (document: Json): Map<string, { at: string; policy: string }> =>
  new Map([...operationsOf(document)].map(({ name, at, operation }) => [name, { at, policy: String(operation['x-policy']) }]));

const rolesOf = (policy: string): string[] => policy.replace('role:', '').split(',');

const isNarrower = (before: string, now: string): boolean => {
  if (before === now || now === 'public') return false;
  if (before === 'public' || !before.startsWith('role:')) return !(before !== 'public' && now === 'authenticated');
  return now.startsWith('role:') ? rolesOf(before).some((role) => !rolesOf(now).includes(role)) : now !== 'authenticated';
};

/** Who could call and may no longer: no general comparison knows what `x-policy` means. */
export function policyBreaks(before: Json, after: Json): Break[] {
  const now = policies(after);
  return [...policies(before)].flatMap(([name, { at, policy }]) => {
    const found = now.get(name);
    if (!found || !isNarrower(policy, found.policy)) return [];
    const message = `${name} was for ${policy} and would be for ${found.policy}.`;
    return [{ at: child(at, 'x-policy'), rule: 'policy-narrowed', message }];
  });
}
