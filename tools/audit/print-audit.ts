import type { AuditResult, Checked } from './audit-shop.js';
import { lookFurther } from './look-further.js';
import { isAtRest, type Motion } from './motion.js';

const held = ({ violations }: Checked): boolean => violations === 0;

const count = (figure: number, one: string, many = `${one}s`): string => `${figure.toLocaleString('en')} ${figure === 1 ? one : many}`;
const mismatches = (figure: number): string => count(figure, 'mismatch', 'mismatches');

const countsOf = ({ counts }: AuditResult): string =>
  Object.entries(counts)
    .map(([many, figure]) => count(figure, many.replace(/s$/, ''), many))
    .join(', ');

/** What was checked, how much of it, and all that is wrong. @param url of the gateway, where it is known */
export function printAudit(result: AuditResult, name: string, url: string | undefined, show: (line: string) => void): void {
  const { mode, at, tookMs, checked } = result;
  show(`Audit of ${name}, ${mode}, ${at}.`);
  show(`${countsOf(result)}; read and checked in ${(tookMs / 1_000).toFixed(1)} s.\n`);
  for (const one of checked) {
    const when = mode === 'live' && one.holds === 'at rest' ? '  (of orders at rest)' : '';
    show(`  ${held(one) ? '✓' : '✗'} ${one.name}${when}${held(one) ? '' : `  ${mismatches(one.violations)}`}`);
  }
  for (const one of checked.filter((each) => !held(each))) explain(one, url, show);
  show(`\n${lastLine(result)}`);
}

function explain({ name, remedy, violations, examples }: Checked, url: string | undefined, show: (line: string) => void): void {
  show(`\n✗ not so that ${name}`);
  for (const { what, about } of examples) {
    show(`  ${what}`);
    for (const command of about ? lookFurther(about, url) : []) show(`      ${command}`);
  }
  if (violations > examples.length) show(`  … and ${violations - examples.length} more`);
  show(`  An operator would: ${remedy}`);
}

export function lastLine(result: AuditResult): string {
  const { checked, mode, counts } = result;
  const wrong = checked.filter((one) => !held(one));
  const over = `${count(counts.orders, 'order')} and ${count(counts.facts, 'fact')}, ${mode}`;
  const found = wrong.reduce((sum, { violations }) => sum + violations, 0);
  return wrong.length === 0
    ? `audit: all ${checked.length} invariants held over ${over}`
    : `audit: ${mismatches(found)} in ${wrong.length} of ${checked.length} invariants over ${over}: ${wrong.map(({ name }) => name).join('; ')}`;
}

/** What keeps a shop from being at rest, or nothing. */
export function inFlight(motion: Motion): string | undefined {
  if (isAtRest(motion)) return undefined;
  const { orders, oldestSeconds, unpublished, unanswered } = motion;
  const oldest = orders > 0 ? ` (the oldest for ${Math.round(oldestSeconds)} s)` : '';
  return `${count(orders, 'order')} on their way${oldest}, ${count(unpublished, 'fact')} unpublished, ${count(unanswered, 'command')} unanswered by the bank`;
}
