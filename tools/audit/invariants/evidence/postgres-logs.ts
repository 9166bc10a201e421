import type { Books } from '../../books.js';
import type { Evidence } from '../../evidence.js';
import type { Finding, Invariant } from '../invariant.js';

function noDeadlock(_: Books, { postgresLogs = [] }: Evidence): Finding[] {
  return postgresLogs.flatMap(({ server, lines }) =>
    [...lines].filter((line) => line.includes('deadlock detected')).map((line) => ({ what: `${server}: ${line}` })),
  );
}

export const logInvariants: readonly Invariant[] = [
  {
    name: 'no deadlock was ever detected',
    holds: 'always',
    remedy:
      'Nothing is lost by it, the victim repeats. But two places take the same locks in different orders: the log names both statements.',
    violations: noDeadlock,
  },
];
